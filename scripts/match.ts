import './guard.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readEnv } from '../api/env.ts';
import { openExistingDirectory } from '../data/db.ts';
import { readResources } from '../data/directory.ts';
import { coreOf, textOf } from '../data/resource.ts';
import { match } from '../data/match/match.ts';
import { findWords, wordIndex } from '../data/match/text.ts';
import type { Result } from '../data/shapes/answer.ts';
import { Person } from '../data/shapes/person.ts';
import { CATEGORY_WORDS } from '../data/vocabulary/category-words.en.ts';
import { speak } from '../site/finder/speak.ts';
import { LANGUAGES } from '../site/i18n/languages.ts';

const HELP = `npm run match -- [what a person asks for]      what fits, and why, for people who build and debug

  --place 51.588,-2.999       where they are
  --within 2km | 30min        how far; with --mode walk (default), wheel, transit, car, lift
  --time wed:11:00-13:00      when they are free; one moment: wed:11:00. May be given again
  --kind library              only this branch of the category tree. May be given again
  --like chess  --used-to choir
  --words "board games"
  --needs step_free_entrance=yes,limited      a must; --nice for what would be nice. May be given again
  --contact 1..4              how much company feels OK
  --faith yes|only_buildings|no
  --at 2026-11-25T11:00Z      the moment asked about (now)
  --show 10                   how many of each group
  --json                      the whole answer`;

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const { values } = parseArgs({
  options: {
    place: { type: 'string' }, within: { type: 'string' }, mode: { type: 'string', default: 'walk' }, time: { type: 'string', multiple: true, default: [] },
    kind: { type: 'string', multiple: true, default: [] }, like: { type: 'string', multiple: true, default: [] }, 'used-to': { type: 'string', multiple: true, default: [] },
    words: { type: 'string', default: '' }, needs: { type: 'string', multiple: true, default: [] }, nice: { type: 'string', multiple: true, default: [] },
    contact: { type: 'string' }, faith: { type: 'string' }, at: { type: 'string' }, show: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(`${HELP}\n`);
} else {
  try {
    answer();
  } catch (error) {
    process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error)}\nSee npm run match -- --help\n`);
    process.exitCode = 1;
  }
}

function answer(): void {
  const person = personFromWords();
  const at = values.at === undefined ? Date.now() : Date.parse(values.at);
  if (Number.isNaN(at)) throw new Error(`--at ${values.at} is not a moment. Write it like 2026-11-25T11:00Z.`);
  const directory = openExistingDirectory(join(readEnv().DATA_DIR, 'directory.sqlite'));
  const resources = readResources(directory, 'all');
  directory.close();
  const words = person.words.trim() === '' ? null
    : findWords(wordIndex(resources.map((r) => textOf(r, (code) => [CATEGORY_WORDS[code]!.label, ...CATEGORY_WORDS[code]!.synonyms]))), person.words);
  const result = match({ resources: resources.map(coreOf), person, at, words });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const names = new Map(resources.map((r) => [r.id, r.name]));
  const show = Number(values.show);
  const lines = [
    ...group('Good matches', result.groups.match, names, show),
    ...group('Might suit – not checked yet', result.groups.ask, names, show),
    `Left out: ${result.excluded.total}${Object.entries(result.excluded.byRule).map(([rule, n]) => `\n  ${rule}: ${n}`).join('')}`,
    ...Object.entries(result.whatIf).map(([rule, n]) => `Without ${rule} there would be ${n} more.`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function group(title: string, results: Result[], names: Map<string, string>, show: number): string[] {
  const speech = LANGUAGES[0];
  return [
    `${title}: ${results.length}`,
    ...results.slice(0, show).flatMap((r) => [
      `  ${r.score.toFixed(3)}  ${names.get(r.id)}  ${r.id}`,
      `         ${Object.entries(r.components).map(([name, value]) => `${name} ${value.toFixed(2)}`).join(' · ')}`,
      ...r.reasons.map((reason) => `         + ${speak(speech, reason)}`),
      ...(r.caution === null ? [] : [`         ! ${speak(speech, r.caution)}`]),
      ...r.questions.map((question) => `         ? ${speak(speech, question)}`),
      ...r.next.slice(0, 1).map((date) => `         ${date.date} ${date.opens_at}–${date.closes_at ?? '?'}${date.check === null ? '' : ` (${date.check})`}`),
    ]),
    ...(results.length > show ? [`  … and ${results.length - show} more (--show ${results.length})`] : []),
    '',
  ];
}

function personFromWords(): Person {
  const within = values.within === undefined ? null : /^(\d+(?:\.\d+)?)(m|km|min)$/.exec(values.within);
  if (values.within !== undefined && within === null) throw new Error(`--within ${values.within} is not a distance. Write it like 2km, 800m or 30min.`);
  const [, amount = '', unit = ''] = within ?? [];
  return Person.parse({
    place: values.place === undefined ? null : place(values.place),
    travel: within === null ? null : { mode: values.mode, max_minutes: unit === 'min' ? Number(amount) : null, max_metres: unit === 'min' ? null : Number(amount) * (unit === 'km' ? 1000 : 1) },
    times: values.time.map(window),
    kinds: values.kind,
    interests: [...values.like.map((category) => ({ category, how: 'like' })), ...values['used-to'].map((category) => ({ category, how: 'used_to_do' }))],
    words: values.words,
    contact: values.contact === undefined ? null : Number(values.contact),
    faith: values.faith ?? null,
    needs: [...values.needs.map((n) => need(n, 'must')), ...values.nice.map((n) => need(n, 'nice'))],
  });
}

function place(text: string): { latitude: number; longitude: number } {
  const [latitude, longitude, more] = text.split(',').map(Number);
  if (latitude === undefined || longitude === undefined || more !== undefined || Number.isNaN(latitude) || Number.isNaN(longitude)) throw new Error(`--place ${text} is not a point. Write latitude,longitude, like 51.588,-2.999.`);
  return { latitude, longitude };
}

function window(text: string): { weekday: number; from: number; to: number } {
  const found = /^([a-z]{3}):(\d\d):(\d\d)(?:-(\d\d):(\d\d))?$/i.exec(text);
  const weekday = found === null ? 0 : DAYS.indexOf(found[1]!.toLowerCase()) + 1;
  if (found === null || weekday === 0) throw new Error(`--time ${text} is not a time of the week. Write it like wed:11:00-13:00 or wed:11:00.`);
  const from = Number(found[2]) * 60 + Number(found[3]);
  return { weekday, from, to: found[4] === undefined ? from : Number(found[4]) * 60 + Number(found[5]) };
}

function need(text: string, strength: 'must' | 'nice'): { attribute: string; accepts: string[]; strength: string } {
  const [attribute = '', accepts = ''] = text.split('=');
  if (accepts === '') throw new Error(`--needs ${text} does not say what would do. Write it like step_free_entrance=yes,limited.`);
  return { attribute, accepts: accepts.split(','), strength };
}
