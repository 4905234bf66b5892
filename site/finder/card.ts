import type { Reason } from '../../data/shapes/answer.ts';
import { say } from '../i18n/words.ts';
import type { Entry } from './entry.ts';
import { dayWords, distanceWords, speak, timeWords } from './speak.ts';
import type { FinderSpeech } from './speech.ts';
import { h } from './tree.ts';
import type { Child, Tree } from './tree.ts';

/** Said already on the line that tells where it is. */
const TOLD_BY_WHERE = new Set(['reason.metres', 'reason.online']);

/**
 * One result as a list item, the same on the server and in the browser. The order is the same on every card
 * (interface.md §2): name, one line, next date, where, reasons, one caution; where somebody must ask, the questions.
 * `number` is that of its pin on the page's map, if it has one.
 */
export function card(speech: FinderSpeech, entry: Entry, number: number | null = null): Tree {
  const lang = entry.lang === 'und' || isPartOf(speech.tag, entry.lang) ? null : entry.lang;
  return h('li', { class: 'card', id: `r-${entry.id}` },
    h('h3', { lang }, h('a', { href: `/resources/${entry.id}` }, entry.name)),
    entry.summary === null ? null : h('p', { class: 'line', lang }, entry.summary),
    h('p', { class: 'fact' }, icon('day'), hidden(say(speech, 'card.next')), h('span', {}, when(speech, entry))),
    h('p', { class: 'fact' }, icon('pin'), hidden(say(speech, 'card.where')), h('span', {}, where(speech, entry))),
    list('reasons', 'tick', say(speech, 'card.why'), reasons(speech, entry)),
    list('caution', 'note', say(speech, 'card.caution'), toKnow(speech, entry)),
    questions(speech, entry),
    number === null ? null : onMap(speech, entry, number),
  );
}

/** Shows it on the map and leaves the reader here. It begins with what the pin has on it. */
function onMap(speech: FinderSpeech, { id, name }: Entry, number: number): Tree {
  return h('p', { class: 'on-map' }, h('button', { type: 'button', class: 'plain', 'data-act': 'map', value: id },
    h('span', { class: 'pin' }, String(number)), ' ', h('span', { class: 'words' }, say(speech, 'map.show_one')), h('span', { class: 'hidden' }, `: ${name}`)));
}

/** An icon from the page's own sprite. It never says anything by itself. */
export const icon = (name: string): Tree => h('svg', { class: 'icon', 'aria-hidden': 'true' }, h('use', { href: `#icon-${name}` }));

/** Is text in the second language at home on a page in the first: "en" on a page in "en-GB"? */
const isPartOf = (page: string, text: string): boolean => page === text || page.startsWith(`${text}-`);

/** Words for those who hear the page. */
const hidden = (words: string): Tree => h('span', { class: 'hidden' }, `${words}: `);

function when(speech: FinderSpeech, { next, repeats }: Entry): string {
  if (next === null) return say(speech, 'card.no_date');
  const day = dayWords(speech, next.date);
  const allDay = next.opens_at === '00:00' && next.closes_at === '24:00';
  const date = allDay ? say(speech, 'card.open_all_day', { day }) : next.kind === 'opening_hours' && next.closes_at !== null
    ? say(speech, 'card.open', { day, from: timeWords(speech, next.opens_at), to: timeWords(speech, next.closes_at) })
    : say(speech, 'card.session', { day, time: timeWords(speech, next.opens_at) });
  const often = repeats === null ? date : `${date}, ${say(speech, `card.${repeats}`)}`;
  return next.check === null ? often : `${often}. ${say(speech, `card.${next.check}`)}`;
}

function where(speech: FinderSpeech, { area, where: place, distance }: Entry): string {
  if (place === 'online') return say(speech, 'card.online');
  const far = distance?.metres == null ? null : say(speech, 'card.distance', { distance: distanceWords(speech, distance.metres) });
  const parts = [area, far].filter((part) => part !== null).join(', ');
  if (place === 'full' && parts !== '') return parts;
  return [parts, say(speech, 'card.hidden')].filter((part) => part !== '').join('. ');
}

function reasons(speech: FinderSpeech, { reasons: all }: Entry): string[] {
  return all.filter(({ key, params }) => !TOLD_BY_WHERE.has(key) && params['attribute'] !== 'faith_content').map((reason) => speak(speech, reason));
}

function toKnow(speech: FinderSpeech, { faith, caution }: Entry): string[] {
  return [...(faith === null ? [] : [say(speech, `card.faith_${faith}`)]), ...(caution === null ? [] : [speak(speech, caution)])];
}

function questions(speech: FinderSpeech, entry: Entry): Child {
  if (entry.questions.length === 0) return null;
  const asked = (reason: Reason): Tree => h('li', {}, say(speech, 'card.question', { question: speak(speech, reason) }));
  return h('div', { class: 'questions' }, h('p', {}, say(speech, 'card.could_ask')), h('ul', {}, ...entry.questions.map(asked)));
}

function list(name: string, picture: string, label: string, sentences: readonly string[]): Child {
  if (sentences.length === 0) return null;
  return h('ul', { class: name, 'aria-label': label }, ...sentences.map((sentence) => h('li', {}, icon(picture), h('span', {}, sentence))));
}
