/** A piece of page, as data: the same one becomes HTML on the server and elements in the browser. */
export interface Tree {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Child[];
}
/** `null` is nothing at all, so that a template can leave a part out. */
export type Child = Tree | string | null;

/** One element. An attribute that is `null` is left out; one that is `''` stands without a value. */
export function h(tag: string, attributes: Readonly<Record<string, string | null>> = {}, ...children: readonly Child[]): Tree {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== null);
  return { tag, attributes: Object.fromEntries(given), children };
}

/** HTML, with everything that came from anywhere escaped. */
export function toHtml(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'string') return escaped(child);
  const attributes = Object.entries(child.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return VOID.has(child.tag) ? `<${child.tag}${attributes}>` : `<${child.tag}${attributes}>${child.children.map(toHtml).join('')}</${child.tag}>`;
}

/** Elements. Text goes in as text, so nothing in a listing can become markup. */
export function toDom(child: Child): Node {
  if (child === null) return document.createTextNode('');
  if (typeof child === 'string') return document.createTextNode(child);
  const element = SVG.has(child.tag) ? document.createElementNS('http://www.w3.org/2000/svg', child.tag) : document.createElement(child.tag);
  for (const [name, value] of Object.entries(child.attributes)) element.setAttribute(name, value);
  element.append(...child.children.map(toDom));
  return element;
}

const VOID = new Set(['br', 'hr', 'img', 'input']);
const SVG = new Set(['svg', 'use']);
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c]!);
