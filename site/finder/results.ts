import { say } from '../i18n/words.ts';
import { isNothing } from './ask.ts';
import { card } from './card.ts';
import { placeWords } from './chips.ts';
import type { Found, Group } from './messages.ts';
import type { FinderSpeech } from './speech.ts';
import { PAGE } from './store.ts';
import type { State } from './store.ts';
import { h } from './tree.ts';
import type { Child } from './tree.ts';
import { changes, faithLine, hiddenLine } from './why.ts';

/** What the page's heading says: how many and where. */
export function headline(speech: FinderSpeech, { ask, found, status }: State): string | null {
  if (status === 'failed') return say(speech, 'find.failed');
  if (found === null) return null;
  if (found.directory === 0) return say(speech, 'find.empty');
  const count = found.totals.match + found.totals.ask;
  if (count === 0) return say(speech, 'find.none');
  return ask.place === null ? say(speech, 'find.count', { count }) : say(speech, 'find.count_near', { count, place: placeWords(speech, ask.place) });
}

/** The one sentence that is announced when an answer has come. */
export function announcement(speech: FinderSpeech, state: State): string {
  const { found, status } = state;
  if (status === 'failed' || found === null || found.totals.match + found.totals.ask === 0) return headline(speech, state) ?? '';
  const matches = say(speech, 'find.status', { count: found.totals.match });
  return found.totals.ask === 0 ? `${matches}.` : say(speech, 'find.status_ask', { matches, count: found.totals.ask });
}

/** Everything below the heading. There is always a way on. */
export function results(speech: FinderSpeech, state: State): Child[] {
  const { status, found } = state;
  if (status === 'failed') return failed(speech);
  if (found === null) return [h('p', { class: 'note' }, say(speech, 'find.waiting'))];
  if (found.directory === 0) return empty(speech);
  const nothing = found.totals.match + found.totals.ask === 0;
  return [
    nothing ? h('p', { class: 'lead' }, say(speech, 'find.none_text')) : extent(speech, state, found),
    group(speech, state, found, 'match'),
    group(speech, state, found, 'ask'),
    changes(speech, state.ask, found),
    nothing ? otherWays(speech) : null,
    faithLine(speech, found),
    hiddenLine(speech, state.ask, found),
    credits(speech, found),
  ];
}

function group(speech: FinderSpeech, { ask, take }: State, found: Found, name: Group): Child {
  const total = found.totals[name];
  if (total === 0) return null;
  const title = say(speech, name === 'match' && isNothing(ask) ? 'find.everything' : `find.${name}`);
  const numbers = new Map(found.pins.map(({ id, number }) => [id, number]));
  const left = Math.min(PAGE, total - take[name]);
  return h('section', { class: `group ${name}`, 'aria-labelledby': `group-${name}` },
    h('h2', { id: `group-${name}` }, title, ' ', h('span', { class: 'count' }, new Intl.NumberFormat(speech.locale).format(total))),
    name === 'ask' ? h('p', { class: 'note' }, say(speech, 'find.ask_text')) : null,
    h('ul', { class: 'cards' }, ...found.entries[name].map((entry) => card(speech, entry, numbers.get(entry.id) ?? null))),
    left <= 0 ? null : h('button', { type: 'button', class: 'button quiet', 'data-act': 'more', value: name }, say(speech, 'find.more', { count: left })),
  );
}

function extent(speech: FinderSpeech, { ask }: State, found: Found): Child {
  if (found.extent === 'online_only') return h('p', { class: 'note' }, say(speech, 'find.online_only'));
  return h('p', { class: 'note' }, say(speech, ask.place === null ? 'find.no_place_near' : 'find.distance_how'));
}

function otherWays(speech: FinderSpeech): Child {
  const link = (href: string, words: string): Child => h('li', {}, h('a', { href }, words));
  return h('ul', { class: 'onward' }, link('/areas', say(speech, 'find.try_places')), link('/help', say(speech, 'find.try_help')));
}

function empty(speech: FinderSpeech): Child[] {
  return [h('p', { class: 'lead' }, say(speech, 'find.empty_text')), otherWays(speech), h('p', { class: 'note' }, say(speech, 'find.empty_import'))];
}

function failed(speech: FinderSpeech): Child[] {
  return [
    h('p', { class: 'lead' }, say(speech, 'find.failed_text')),
    h('button', { type: 'button', class: 'button', 'data-act': 'again' }, say(speech, 'find.again')),
    otherWays(speech),
  ];
}

function credits(speech: FinderSpeech, { credits: all }: Found): Child {
  if (all.length === 0) return null;
  const line = ({ text, url }: Found['credits'][number]): Child => h('li', {}, url === null ? text : h('a', { href: url, rel: 'noreferrer noopener' }, text));
  return h('footer', { class: 'credits' }, h('h2', {}, say(speech, 'find.credits')), h('ul', {}, ...all.map(line)));
}
