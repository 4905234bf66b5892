import { say } from '../i18n/words.ts';
import { dropRule } from './ask.ts';
import type { Ask } from './ask.ts';
import type { Found } from './messages.ts';
import { NEEDS } from './needs.ts';
import type { FinderKey, FinderSpeech } from './speech.ts';
import { h } from './tree.ts';
import type { Child } from './tree.ts';

/** "Why so few?": for each thing asked for, how many more there would be without it, most first, as buttons that do it. */
export function changes(speech: FinderSpeech, ask: Ask, { whatIf }: Found): Child {
  const rules = Object.entries(whatIf)
    .filter(([rule, count]) => rule !== 'faith' && count > 0 && dropRule(ask, rule) !== null)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (rules.length === 0) return null;
  const button = ([rule, count]: [string, number]): Child => h('li', {}, h('button', { type: 'button', class: 'button quiet', 'data-act': 'drop', value: rule }, ruleWords(speech, ask, 'drop', rule, count)));
  return h('section', { class: 'changes', 'aria-labelledby': 'changes' },
    h('h2', { id: 'changes' }, say(speech, 'find.what_if')),
    h('ul', {}, ...rules.map(button)),
  );
}

/** "12 faith groups are not shown. Show them": what faith leaves out is one line, never silence (matching.md §2). */
export function faithLine(speech: FinderSpeech, { whatIf }: Found): Child {
  // Those that nothing else leaves out: the ones that "Show them" shows.
  const count = whatIf['faith'] ?? 0;
  if (count === 0) return null;
  return h('p', { class: 'left-out' },
    say(speech, 'find.faith_hidden', { count }), ' ',
    h('button', { type: 'button', class: 'plain', 'data-act': 'drop', value: 'faith' }, say(speech, 'find.faith_show')),
  );
}

/** How many are out, and by which rule. */
export function hiddenLine(speech: FinderSpeech, ask: Ask, { excluded }: Found): Child {
  if (excluded.total === 0) return null;
  const rules = Object.entries(excluded.byRule).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return h('details', { class: 'left-out' },
    h('summary', {}, say(speech, 'find.hidden', { count: excluded.total })),
    h('ul', {}, ...rules.map(([rule, count]) => h('li', {}, `${ruleWords(speech, ask, 'rule', rule, count)}.`))),
  );
}

function ruleWords(speech: FinderSpeech, ask: Ask, part: 'rule' | 'drop', rule: string, count: number): string {
  if (!rule.startsWith('need.')) return say(speech, `${part}.${rule}` as FinderKey, { count });
  const ids = ask.needs.filter((id) => `need.${NEEDS[id].attribute}` === rule).map((id) => say(speech, `need.${id}`));
  const need = rule === 'need.age_scope' ? say(speech, 'chip.age', { age: String(ask.age) }) : ids.join(', ');
  return say(speech, `${part}.need`, { count, need });
}
