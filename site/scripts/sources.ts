import type { Manifest } from '../../data/shapes/shards.ts';
import { h, toDom } from '../finder/tree.ts';
import { say } from '../i18n/words.ts';
import type { Spoken } from '../i18n/words.ts';

type Key = 'about.total' | 'about.sources_failed' | 'about.sources_none';

/** Fills in how much is on the list now and whom it is owed to: that changes with every import, and this page is built ahead. */
async function fill(total: HTMLElement, credits: HTMLElement, speech: Spoken<Key>): Promise<void> {
  const answer = await fetch('/shards/manifest.json', { credentials: 'omit' }).catch(() => null);
  if (answer?.ok !== true) {
    total.textContent = say(speech, 'about.sources_failed');
    return;
  }
  const manifest = (await answer.json()) as Manifest;
  total.textContent = say(speech, 'about.total', { count: manifest.total });
  const lines = manifest.attribution.map(({ text, url }) => h('li', {}, url === null ? text : h('a', { href: url, rel: 'noreferrer noopener' }, text)));
  credits.replaceChildren(...(lines.length === 0 ? [h('li', {}, say(speech, 'about.sources_none'))] : lines).map(toDom));
}

const find = (id: string): HTMLElement => document.getElementById(id)!;
void fill(find('total'), find('credits'), JSON.parse(find('speech').textContent) as Spoken<Key>);
