import { say } from '../i18n/words.ts';
import { askFrom, fieldsOf, FURTHER } from './ask.ts';
import type { Ask, Field } from './ask.ts';
import { icon } from './card.ts';
import { distanceWords, weekdayWords } from './speak.ts';
import type { FinderKey, FinderSpeech } from './speech.ts';
import { h } from './tree.ts';
import type { Child } from './tree.ts';

/** One thing asked for, in words, and the question without it. */
export interface Chip {
  readonly label: string;
  readonly without: Ask;
}

/** Everything asked for, one chip each, in the order of the form. */
export function chipsOf(speech: FinderSpeech, ask: Ask): Chip[] {
  const fields = fieldsOf(ask);
  const chips = fields.map((field) => ({ label: labelOf(speech, field), without: askFrom(fields.filter((f) => f !== field), ask.place) }));
  if (ask.place === null) return chips;
  return [{ label: say(speech, 'chip.near', { place: placeWords(speech, ask.place) }), without: { ...ask, place: null } }, ...chips];
}

/** A place as it stands inside a sentence. */
export const placeWords = (speech: FinderSpeech, place: NonNullable<Ask['place']>): string => place.name ?? say(speech, 'place.here');

/** The chips as buttons that take themselves away; the last one takes all away. `null` where nothing was asked. */
export function chipList(speech: FinderSpeech, chips: readonly Chip[]): Child {
  if (chips.length === 0) return null;
  const button = (label: string, name: string, value: string): Child => h('li', {}, h('button', { type: 'button', class: 'chip', 'data-act': 'unask', value, 'aria-label': name }, label, icon('cross')));
  return h('ul', { 'aria-label': say(speech, 'chip.title') },
    ...chips.map(({ label }, i) => button(label, say(speech, 'chip.remove', { label }), String(i))),
    chips.length < 2 ? null : h('li', {}, h('button', { type: 'button', class: 'plain', 'data-act': 'clear' }, say(speech, 'chip.clear'))),
  );
}

function labelOf(speech: FinderSpeech, [name, value]: Field): string {
  switch (name) {
    case 'kind': return speech.categories[value]?.label ?? value;
    case 'words': return say(speech, 'chip.words', { words: value });
    case 'day': return weekdayWords(speech.locale, Number(value));
    case 'age': return say(speech, 'chip.age', { age: value });
    case 'faith': return say(speech, `chip.faith_${value}` as FinderKey);
    case 'minutes': return value === 'further'
      ? say(speech, 'far.further', { distance: distanceWords(speech, FURTHER) })
      : say(speech, 'chip.minutes', { minutes: Number(value) });
    default: return say(speech, `${name}.${value}` as FinderKey);
  }
}
