import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { holidayOn } from '../../../data/vocabulary/holidays.ts';

describe('a public holiday', () => {
  it.each<[why: string, region: string | null, date: string, expected: string]>([
    ['Christmas in Wales', 'GB-WLS', '2026-12-25', 'Christmas Day'],
    ['an ordinary Tuesday', 'GB-WLS', '2026-11-24', 'none'],
    ['no region known', null, '2026-12-25', 'unknown'],
    ['a region without a table: Christmas or not, we do not know', 'FR', '2026-12-25', 'unknown'],
    ['a country whose parts differ', 'GB', '2026-12-25', 'unknown'],
    ['a word every object has is no region', 'constructor', '2026-12-25', 'unknown'],
    ['the first day the table covers', 'IE', '2023-01-01', 'New Year\'s Day'],
    ['the day before it', 'IE', '2022-12-31', 'unknown'],
    ['the last day the table covers', 'IE', '2027-12-31', 'none'],
    ['the day after it', 'IE', '2028-01-01', 'unknown'],
    ['Easter Monday in England', 'GB-ENG', '2026-04-06', 'Easter Monday'],
    ['Easter Monday is not a holiday in Scotland', 'GB-SCT', '2026-04-06', 'none'],
    ['late August in Wales', 'GB-WLS', '2026-08-31', 'Summer bank holiday'],
    ['but early August in Scotland', 'GB-SCT', '2026-08-03', 'Summer bank holiday'],
    ['the day after New Year, in Scotland only', 'GB-SCT', '2026-01-02', '2nd January'],
    ['the coronation', 'GB-NIR', '2023-05-08', 'Coronation of King Charles III'],
    ['the World Cup, in Scotland only', 'GB-SCT', '2026-06-15', 'World Cup bank holiday'],
    ['and not in England', 'GB-ENG', '2026-06-15', 'none'],
    ['Christmas on a Saturday is kept that day', 'GB-ENG', '2027-12-25', 'Christmas Day'],
    ['and on the Monday after', 'GB-ENG', '2027-12-27', 'Christmas Day (substitute day)'],
    ['St Patrick\'s Day on a Sunday moves in Northern Ireland', 'GB-NIR', '2024-03-18', 'St Patrick\'s Day'],
    ['and stays in Ireland', 'IE', '2024-03-17', 'St Patrick\'s Day'],
    ['so its Monday is ordinary there', 'IE', '2024-03-18', 'none'],
    ['Good Friday is not a holiday in Ireland', 'IE', '2026-04-03', 'none'],
    ['Good Friday is one in Malta', 'MT', '2026-04-03', 'Good Friday'],
    ['Boxing Day is not one in Malta', 'MT', '2026-12-26', 'none'],
    ['Independence Day on a Saturday is kept on the Friday', 'US', '2026-07-03', 'Independence Day (observed)'],
    ['and on the day', 'US', '2026-07-04', 'Independence Day'],
    ['the last day of 2027, for a New Year on a Saturday', 'US', '2027-12-31', 'New Year\'s Day (observed)'],
    ['31 March is California\'s', 'US-CA', '2026-03-31', 'Farmworkers Day'],
    ['under its old name before 2026', 'US-CA', '2025-03-31', 'Cesar Chavez Day'],
    ['and nobody else\'s', 'US', '2026-03-31', 'none'],
    ['federal holidays are California\'s too', 'US-CA', '2026-11-26', 'Thanksgiving Day'],
  ])('%s', (_why, region, date, expected) => {
    const holiday = holidayOn(region, date);
    expect(typeof holiday === 'string' ? holiday : holiday.holiday).toBe(expected);
  });
});

/** Every day from 2023 to 2027, as opening_hours' own tables see it. */
function oracle(country: string, state: string): Set<string> {
  const place = { lat: 51, lon: -3, address: { country_code: country, state } };
  const hours = new OpeningHours('PH 00:00-24:00', place);
  return new Set(everyDay().filter((day) => hours.getState(new Date(`${day}T12:00`))));
}

function everyDay(): string[] {
  const days = [];
  for (let at = Date.UTC(2023, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const CORONATION = '2023-05-08';

describe('against the tables of opening_hours', () => {
  it.each<[region: string, country: string, state: string, onlyOurs: Record<string, string>, onlyTheirs: Record<string, string>]>([
    ['GB-ENG', 'gb', 'England', { [CORONATION]: 'proclaimed for one year; they have rules, not years' }, {}],
    ['GB-WLS', 'gb', 'Wales', { [CORONATION]: 'as above' }, {}],
    ['GB-SCT', 'gb', 'Scotland', { [CORONATION]: 'as above', '2026-06-15': 'proclaimed in February 2026' }, {}],
    ['GB-NIR', 'gb', 'Northern Ireland', { [CORONATION]: 'as above' }, {}],
    ['US', 'us', '', { '2023-11-10': 'a Saturday holiday is observed on Friday (5 U.S.C. 6103)', '2027-12-31': 'for 1 January 2028, a Saturday' }, {}],
    ['US-CA', 'us', 'California', {
      '2023-11-10': 'as for US', '2023-11-24': 'the day after Thanksgiving (Government Code 19853)', '2024-11-29': 'the same', '2025-11-28': 'the same',
      '2026-11-27': 'the same', '2027-11-26': 'the same', '2027-12-31': 'as for US',
    }, {}],
    ['MT', 'mt', '', {}, {}],
    ['IE', 'ie', '', {}, {}],
  ])('%s', (region, country, state, onlyOurs, onlyTheirs) => {
    const theirs = oracle(country, state);
    const ours = new Set(everyDay().filter((day) => holidayOn(region, day) !== 'none'));
    expect([...ours].filter((day) => !theirs.has(day))).toEqual(Object.keys(onlyOurs));
    expect([...theirs].filter((day) => !ours.has(day))).toEqual(Object.keys(onlyTheirs));
  });
});
