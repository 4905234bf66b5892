import { dropRule, NOTHING, personOf } from './ask.ts';
import type { Ask } from './ask.ts';
import { chipList, chipsOf } from './chips.ts';
import { createClient } from './client.ts';
import { disclose, readForm, writeForm } from './form.ts';
import { SORTS } from './messages.ts';
import type { Group } from './messages.ts';
import { placeBox } from './place-box.ts';
import { announcement, headline, results } from './results.ts';
import type { FinderSpeech } from './speech.ts';
import { showTallies } from './tallies.ts';
import { createStore, PAGE, START } from './store.ts';
import type { State, Store } from './store.ts';
import { toDom } from './tree.ts';

/**
 * Brings the Find page to life and returns its store, which feeds list and map alike: the list is drawn here, a map
 * subscribes. The store is the only memory: nothing is kept, nothing goes into the address.
 */
export function startFinder(speech: FinderSpeech): Store {
  const [form, title, status, output, chips, sort] = [find<HTMLFormElement>('ask'), find('title'), find('status'), find('results'), find('chips'), find<HTMLSelectElement>('sort')];
  const store = createStore();
  const client = createClient();
  const box = placeBox(form, speech, client);
  const fold = disclose(find('unfold'), form);
  const openMore = disclose(find('more-toggle'), find('more'));
  let asked = 0;

  async function answer(): Promise<void> {
    const { ask, sort: order, take } = store.get();
    asked += 1;
    const mine = asked;
    const reply = await client.find({ person: personOf(ask), at: moment(), sort: order, take }).catch(() => null);
    if (mine !== asked) return;
    store.change(reply === null ? { status: 'failed' } : { status: 'ready', found: reply });
  }
  const ask = (to: Ask): void => {
    // Without a place nothing is nearest.
    const order = to.place === null && store.get().sort === 'near' ? 'best' : store.get().sort;
    store.change({ ask: to, sort: order, take: START.take, status: 'waiting', selected: null });
  };

  store.subscribe((now, before) => {
    if (now.status === 'waiting') {
      if (now.ask !== before.ask) {
        writeForm(form, now.ask);
        if (now.ask.place !== before.ask.place) box.show(now.ask.place);
      }
      output.setAttribute('aria-busy', 'true');
      void answer();
    } else if (now.found !== before.found || now.status !== before.status) show(now);
    mark(now);
  });

  /** Points the selected card out, as the map does its pin. */
  function mark({ selected }: State): void {
    for (const card of output.querySelectorAll('.card')) {
      const chosen = card.id === `r-${selected}`;
      card.classList.toggle('selected', chosen);
      card.toggleAttribute('aria-current', chosen);
    }
  }

  function show(state: State): void {
    output.removeAttribute('aria-busy');
    title.textContent = headline(speech, state);
    chips.replaceChildren(toDom(chipList(speech, chipsOf(speech, state.ask))));
    output.replaceChildren(...results(speech, state).map(toDom));
    sort.value = state.sort;
    find('sorting').hidden = state.status === 'failed' || state.found === null || state.found.totals.match + state.found.totals.ask < 2;
    sort.querySelector<HTMLOptionElement>('[value="near"]')!.disabled = state.ask.place === null;
    if (state.found !== null) showTallies(form, speech, state.found.facets);
    status.textContent = announcement(speech, state);
  }

  find<HTMLButtonElement>('send').disabled = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const place = await box.settle();
    if (place === undefined) return;
    ask(readForm(form, place));
    fold(false);
    title.focus();
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    ask(NOTHING);
  });
  sort.addEventListener('change', () => {
    const order = SORTS.find((s) => s === sort.value);
    if (order !== undefined) store.change({ sort: order, status: 'waiting' });
  });

  /** What the buttons in chips and results do. Focus goes to what changed, never to nowhere. */
  const acts: Readonly<Record<string, (value: string) => void>> = {
    unask: (value) => {
      const chip = chipsOf(speech, store.get().ask)[Number(value)];
      if (chip !== undefined) ask(chip.without);
      title.focus();
    },
    clear: () => {
      ask(NOTHING);
      title.focus();
    },
    drop: (rule) => {
      const wider = dropRule(store.get().ask, rule);
      if (wider !== null) ask(wider);
      title.focus();
    },
    again: () => {
      store.change({ status: 'waiting' });
      title.focus();
    },
    more: (group) => more(group as Group),
    map: (id) => store.change({ selected: id, map: 'open' }),
  };
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-act]') : null;
    if (button !== null) acts[button.dataset['act']!]?.(button.value);
  });

  function more(group: Group): void {
    const { take } = store.get();
    const firstNew = take[group];
    const stop = store.subscribe((now) => {
      if (now.status === 'waiting') return;
      stop();
      output.querySelectorAll<HTMLElement>(`.${group} h3 a`)[firstNew]?.focus();
    });
    store.change({ take: { ...take, [group]: firstNew + PAGE }, status: 'waiting' });
  }

  // The button that opens the form again goes away as it does.
  find('unfold').addEventListener('click', () => find('place').focus());
  if (location.hash === '#when') openMore(true);
  if (performance.getEntriesByType('navigation').some((entry) => (entry as PerformanceNavigationTiming).type !== 'navigate')) find('reloaded').hidden = false;
  // A browser may have kept what was in the form; the page keeps nothing.
  writeForm(form, NOTHING);
  store.change({ status: 'waiting' });
  return store;
}

/** Now, to the minute: the same question a moment later is then the same question. */
const moment = (): number => Math.floor(Date.now() / 60_000) * 60_000;

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
