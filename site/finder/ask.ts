import type { Person, Window } from '../../data/shapes/person.ts';
import { NOBODY } from '../../data/match/nobody.ts';
import { isNeed, needOf, NEEDS } from './needs.ts';
import type { NeedId } from './needs.ts';

/** A point with a name. It lives in the memory of the page and of its worker, and goes nowhere else. */
export interface Spot {
  /** `null` is "where you are". */
  readonly name: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

export const PARTS = ['morning', 'afternoon', 'evening'] as const;
type Part = (typeof PARTS)[number];
export const MODES = ['walk', 'wheel', 'transit', 'car', 'lift'] as const;
type Mode = (typeof MODES)[number];
export const FAITH_ANSWERS = ['yes', 'only_buildings', 'no'] as const;
/** Minutes one way that can be chosen. "A bit further" doubles them. */
export const MINUTES: readonly number[] = [15, 30, 45, 60, 90, 120, 180, 240];
/** Twice what "anywhere nearby" means to the engine, in metres. */
export const FURTHER = 50_000;
const FAR = 'further';

/** What one person has asked for so far, in the shape of the form. Everything is optional. */
export interface Ask {
  readonly place: Spot | null;
  readonly kind: string | null;
  readonly words: string;
  /** ISO weekdays, 1 Monday. */
  readonly days: readonly number[];
  readonly parts: readonly Part[];
  readonly mode: Mode;
  readonly minutes: number | null | typeof FAR;
  readonly needs: readonly NeedId[];
  readonly age: number | null;
  readonly faith: Person['faith'];
}

/** The form with nothing filled in. */
export const NOTHING: Ask = { place: null, kind: null, words: '', days: [], parts: [], mode: 'walk', minutes: null, needs: [], age: null, faith: null };

export type Field = readonly [name: string, value: string];

/** The question as filled-in fields of the form, the place left out: it is not a field. */
export function fieldsOf(ask: Ask): Field[] {
  const fields: (readonly [string, string | number | null])[] = [
    ['kind', ask.kind],
    ['words', ask.words === '' ? null : ask.words],
    ...ask.days.map((day) => ['day', day] as const),
    ...ask.parts.map((part) => ['part', part] as const),
    ['mode', ask.mode === NOTHING.mode ? null : ask.mode],
    ['minutes', ask.minutes],
    ...ask.needs.map((need) => ['need', need] as const),
    ['age', ask.age],
    ['faith', ask.faith],
  ];
  return fields.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]);
}

/** The question that filled-in fields ask. What does not belong in the form is left out. */
export function askFrom(fields: Iterable<Field>, place: Spot | null): Ask {
  const all = [...fields];
  const values = (name: string): string[] => all.filter(([n]) => n === name).map(([, value]) => value);
  const first = <T extends string>(name: string, among: readonly T[]): T | null => among.find((v) => v === values(name)[0]) ?? null;
  const minutes = values('minutes')[0];
  const age = values('age')[0] ?? '';
  return {
    place,
    kind: values('kind').find((kind) => kind !== '') ?? null,
    words: (values('words')[0] ?? '').trim().slice(0, 200),
    days: [1, 2, 3, 4, 5, 6, 7].filter((day) => values('day').includes(String(day))),
    parts: PARTS.filter((part) => values('part').includes(part)),
    mode: first('mode', MODES) ?? NOTHING.mode,
    minutes: minutes === FAR ? FAR : (MINUTES.find((m) => String(m) === minutes) ?? null),
    needs: values('need').filter(isNeed),
    age: /^\d{1,3}$/.test(age) && Number(age) <= 120 ? Number(age) : null,
    faith: first('faith', FAITH_ANSWERS),
  };
}

/** The person the engine is asked about. */
export function personOf(ask: Ask): Person {
  const needs = ask.needs.map(needOf);
  return {
    ...NOBODY,
    place: ask.place === null ? null : { latitude: ask.place.latitude, longitude: ask.place.longitude },
    travel: ask.minutes === null && ask.mode === NOTHING.mode
      ? null
      : { mode: ask.mode, max_minutes: typeof ask.minutes === 'number' ? ask.minutes : null, max_metres: ask.minutes === FAR ? FURTHER : null },
    times: windowsOf(ask),
    kinds: ask.kind === null ? [] : [ask.kind],
    words: ask.words,
    needs: ask.age === null ? needs : [...needs, { attribute: 'age_scope', accepts: [String(ask.age)], strength: 'must' }],
    faith: ask.faith,
  };
}

/** Minutes after midnight. */
const HOURS: Readonly<Record<Part, readonly [number, number]>> = { morning: [0, 720], afternoon: [720, 1020], evening: [1020, 1440] };

/** Each chosen day times each chosen part of it, neighbours joined: a session over lunch is free for who is free all day. */
function windowsOf({ days, parts }: Ask): Window[] {
  if (days.length === 0 && parts.length === 0) return [];
  const stretches: [number, number][] = [];
  for (const part of parts.length === 0 ? PARTS : PARTS.filter((p) => parts.includes(p))) {
    const [from, to] = HOURS[part];
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === from) last[1] = to;
    else stretches.push([from, to]);
  }
  return (days.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : days).flatMap((weekday) => stretches.map(([from, to]) => ({ weekday, from, to })));
}

/**
 * The question without what an engine rule goes by, or `null` where the form has nothing more to give way.
 * For `travel`: a bit further. For `faith`: with faith groups.
 */
export function dropRule(ask: Ask, rule: string): Ask | null {
  switch (rule) {
    case 'kind': return { ...ask, kind: null };
    case 'words': return { ...ask, words: '' };
    case 'time': return { ...ask, days: [], parts: [] };
    case 'faith': return { ...ask, faith: 'yes' };
    case 'travel': return further(ask);
    case 'need.age_scope': return { ...ask, age: null };
  }
  const needs = ask.needs.filter((id) => `need.${NEEDS[id].attribute}` !== rule);
  return needs.length === ask.needs.length ? null : { ...ask, needs };
}

function further(ask: Ask): Ask | null {
  const { minutes } = ask;
  if (minutes === null) return { ...ask, minutes: FAR };
  const doubled = minutes === FAR ? undefined : MINUTES.find((m) => m === minutes * 2);
  return doubled === undefined ? null : { ...ask, minutes: doubled };
}

/** Is nothing asked at all? */
export const isNothing = (ask: Ask): boolean => ask.place === null && fieldsOf(ask).length === 0;
