import { visitTown } from '../town.ts';
import type { Town } from '../town.ts';
import { CATEGORIES, audit } from './lighthouse.ts';
import { atLeast, atMost, exactly, informs, row } from './report.ts';
import type { Bench, Row } from './report.ts';
import { secondsUntil } from './slow-phone.ts';
import { loadOf } from './wire.ts';
import type { Weight } from './wire.ts';

const KB = 1024;
/** Targets of design.md §9 and domain/interface.md §5, in KB with brotli. Only Find may need a script before a tap. */
const HTML_AND_CSS = 40;
const SCRIPTS = { find: 20, others: 2 };
const MAP = { code: 120, data: 400 };
/** Seconds on a slow phone. */
const SOON = { card: 1.5, match: 4 };
const SCORES = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const TIMES = { lighthouse: 3, slowPhone: 5 };

/** What the pages of the demo town make a phone load, what Lighthouse says of them, and how soon Find answers on a slow phone. */
export const benchPages: Bench = (say) => visitTown(async (town) => [
  ...await weights(town, say),
  ...await verdicts(town, say),
  ...await waits(town, say),
]);

async function weights({ browser, pages }: Town, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, url] of Object.entries(pages)) {
    say(`Weighing ${name} …`);
    const { before, map, elsewhere } = await loadOf(browser, url);
    rows.push(
      row(`${name}: HTML`, before.html / KB, 'KB', informs),
      row(`${name}: CSS`, before.css / KB, 'KB', informs),
      row(`${name}: HTML and CSS`, (before.html + before.css) / KB, 'KB', atMost(HTML_AND_CSS)),
      row(`${name}: JavaScript before a tap`, before.js / KB, 'KB', atMost(name === 'find' ? SCRIPTS.find : SCRIPTS.others)),
      row(`${name}: all else before a tap`, before.other / KB, 'KB', informs),
      ...(map === null ? [] : mapRows(name, map)),
      row(`${name}: asked of other hosts`, elsewhere.length, 'requests', exactly(0)),
    );
    for (const address of elsewhere) say(`  It asked ${address}`);
    if (name === 'find' && map === null) say('  It has no button for a map, so the code of the map was not weighed.');
  }
  return rows;
}

const mapRows = (name: string, { html, css, js, other }: Weight): Row[] => [
  row(`${name}: code of the map`, (html + css + js) / KB, 'KB', atMost(MAP.code)),
  row(`${name}: first view of the map`, other / KB, 'KB', atMost(MAP.data)),
];

async function verdicts({ pages, port }: Town, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of ['home', 'find', 'resource'] as const) {
    say(`Lighthouse looks at ${name} ${TIMES.lighthouse} times …`);
    // A page about an invented place asks search engines to pass it over, and Lighthouse would count that against it.
    const invented = /<meta name="robots" content="noindex"/.test(await (await fetch(pages[name])).text());
    if (invented) say('  It asks search engines to pass it over, because the town is invented; whether they may list it is left out.');
    const { scores, faults } = await audit(pages[name], port, { times: TIMES.lighthouse, leaveOut: invented ? ['is-crawlable'] : [] });
    for (const category of CATEGORIES) rows.push(row(`${name}: Lighthouse ${category}`, scores[category], '/ 100', atLeast(SCORES[category])));
    for (const fault of faults) say(`  ${fault}`);
  }
  return rows;
}

async function waits({ browser, pages }: Town, say: (line: string) => void): Promise<Row[]> {
  say(`Opening an area on a slow phone ${TIMES.slowPhone} times …`);
  const card = await secondsUntil(browser, pages.area, '.card', TIMES.slowPhone);
  say(`Opening Find on a slow phone ${TIMES.slowPhone} times …`);
  const match = await secondsUntil(browser, pages.find, '#results .card', TIMES.slowPhone);
  return [
    row('area: first card from the server, slow phone', card, 's', atMost(SOON.card)),
    row('find: first match on the device, slow phone', match, 's', atMost(SOON.match)),
  ];
}
