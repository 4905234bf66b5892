import { fieldsOf } from '../finder/ask.ts';
import type { Field } from '../finder/ask.ts';
import { h } from '../finder/tree.ts';
import type { Child } from '../finder/tree.ts';
import type { Posted } from './read.ts';

/** The id of the form that every button of the page sends: the question as it stands. */
export const AGAIN = 'again';

/**
 * The same list as in the finder, with buttons that work without JavaScript: each sends the question, and what it changes.
 * `goOnAt` gives the address of the first card that "show more" adds to a group.
 */
export function posting(child: Child, goOnAt: (group: string) => string): Child {
  if (child === null || typeof child === 'string') return child;
  const children = child.children.map((one) => posting(one, goOnAt));
  const { 'data-act': act, type: _type, value = '', ...attributes } = child.attributes;
  if (act === undefined) return { ...child, children };
  return h('button', { ...attributes, type: 'submit', form: AGAIN, name: act, value, formaction: act === 'more' ? goOnAt(value) : null }, ...children);
}

/** The question as hidden fields: never a point, only the area's name in the address of its page. */
export function hiddenFields({ ask, area, take, problem }: Posted): Field[] {
  const where: Field[] = area === '' || problem !== null ? [] : [['area', area]];
  return [...fieldsOf(ask), ...where, ['take_match', String(take.match)], ['take_ask', String(take.ask)]];
}
