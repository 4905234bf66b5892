import type { Reason } from '../../data/shapes/answer.ts';
import type { AttributeKey } from '../../data/vocabulary/attributes.ts';
import { say } from '../i18n/words.ts';
import type { Params } from '../i18n/words.ts';
import type { FinderKey, FinderSpeech } from './speech.ts';

/** A reason, question or caution of the engine in a sentence. */
export function speak(speech: FinderSpeech, { key, params }: Reason): string {
  const words: Record<string, string | number> = { ...params };
  const { attribute, value, note, category, date, opens_at, metres, mode, months, imported_on } = params;
  if (attribute !== undefined) Object.assign(words, attributeWords(speech, attribute as AttributeKey, String(value ?? ''), note));
  if (typeof category === 'string') words['category'] = speech.categories[category]?.label ?? category;
  if (typeof date === 'string') words['date'] = dayWords(speech, date);
  if (typeof imported_on === 'string') words['imported_on'] = dateWords(speech.locale, imported_on);
  if (typeof opens_at === 'string') words['opens_at'] = timeWords(speech, opens_at);
  if (typeof metres === 'number') words['metres'] = distanceWords(speech, metres);
  if (typeof mode === 'string') words['by'] = say(speech, `by.${mode}` as FinderKey);
  if (typeof months === 'number') words['count'] = months;
  return say(speech, key as FinderKey, words);
}

/** A local date, short: "Thu 5 March". The date is the place's own, so no time zone moves it. */
export function dayWords(speech: FinderSpeech, date: string): string {
  return dateFormat(speech.locale, { weekday: 'short', day: 'numeric', month: 'long' })
    .formatToParts(Date.parse(`${date}T00:00:00Z`))
    .map(({ type, value }) => (type === 'literal' ? ' ' : value))
    .join('');
}

/** A local date that may lie years back: "12 June 2023". */
const dateWords = (locale: string, date: string): string => dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(`${date}T00:00:00Z`));

/** The name of an ISO weekday, 1 Monday: "Thursday". */
export function weekdayWords(locale: string, weekday: number): string {
  // 1 January 2024 was a Monday.
  return dateFormat(locale, { weekday: 'long' }).format(Date.UTC(2024, 0, weekday));
}

/** A wall-clock time: "2pm", "2:30pm", "midday". */
export function timeWords(speech: FinderSpeech, time: string): string {
  if (speech.clock === 'h23') return time;
  const [hour, minute] = [Number(time.slice(0, 2)), time.slice(3, 5)];
  if (minute === '00' && hour === 12) return say(speech, 'time.midday');
  if (minute === '00' && hour % 24 === 0) return say(speech, 'time.midnight');
  return say(speech, hour < 12 || hour === 24 ? 'time.am' : 'time.pm', { time: `${((hour + 11) % 12) + 1}${minute === '00' ? '' : `:${minute}`}` });
}

/** About how far: "900 m", "1.4 km". Rounded, because a straight line knows no better. */
export function distanceWords(speech: FinderSpeech, metres: number): string {
  if (metres < 950) return say(speech, 'unit.metres', { count: Math.max(50, Math.round(metres / 50) * 50) });
  const km = metres / 1000;
  return say(speech, 'unit.kilometres', { count: km < 9.95 ? Math.round(km * 10) / 10 : Math.round(km) });
}

function attributeWords({ attributes, facts, locale }: FinderSpeech, key: AttributeKey, value: string, note: Params[string] | undefined): Params {
  const { topic, question, sentence } = attributes[key];
  const said = value === 'not_applicable' ? filled(facts.not_applicable, { topic }) : value === 'unknown' ? filled(facts.not_checked, { topic }) : factSentence(sentence, value, locale);
  return { topic, question, sentence: [said, note].filter((part) => part !== undefined).join(' ') };
}

/** The sentence of a value as the engine names it: one word, words with commas, or an age range such as "18-". */
function factSentence(sentence: Readonly<Record<string, string>>, value: string, locale: string): string {
  const whole = sentence[value];
  if (whole !== undefined) return whole;
  const ages = /^(\d*)-(\d*)$/.exec(value);
  if (ages !== null) {
    const [, min = '', max = ''] = ages;
    return filled(sentence[min === '' ? (max === '' ? 'not_said' : 'to') : max === '' ? 'from' : 'from_to'], { min, max });
  }
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const list = value.split(',').map((item) => sentence[item] ?? (/^[a-z]{2,3}\b/.test(item) ? nameOf(names, item) : item));
  return filled(sentence['list'], { list: new Intl.ListFormat(locale).format(list) });
}

/** The vocabulary's own templates: a word that is not in it is left out, as `factIsValid` keeps it from being stored. */
const filled = (template: string | undefined, params: Params): string => (template ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one is slow; a page of cards asks for the same one many times. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(options).join()}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })));
  return format;
}
