import { fold } from '../match/fold.ts';

/** Words by which people search for a faith group by name, folded (no accents, lower case), in the languages spoken here. */
const NAMES = new Set(
  ('faith religion religious worship prayer prayers pray church churches chapel cathedral abbey parish christian christians catholic anglican methodist baptist quaker quakers pentecostal orthodox gospel bible mass '
    + 'mosque mosques masjid muslim muslims islam islamic quran koran synagogue synagogues shul jewish judaism temple temples mandir hindu hindus hinduism gurdwara gurdwaras sikh sikhs sikhism '
    + 'buddhist buddhists buddhism vihara bahai pagan jain jains wicca torah interfaith spiritualist salvation '
    + 'fe iglesia iglesias capilla oracion rezar mezquita sinagoga templo cristiano cristiana catolico catolica evangelica musulman judio budista biblia '
    + 'مسجد كنيسة صلاة دين معبد كنيس').split(' '),
);

/** Do these search words name a faith or its house? */
export function namesFaith(words: string): boolean {
  return fold(words).some((word) => NAMES.has(word));
}
