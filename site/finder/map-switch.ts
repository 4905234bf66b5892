import { say } from '../i18n/words.ts';
import type { FinderSpeech } from './speech.ts';
import { PAGE } from './store.ts';
import type { State, Store } from './store.ts';

/** From here on the map has room beside the list (styles/finder.css). */
const WIDE = '(min-width: 75rem)';
/** The list comes first; a busy device waits this long at most. Milliseconds. */
const PATIENCE = 3000;

/**
 * The button that shows and hides the map. Beside the list on a wide screen the map comes by itself, once the list can
 * be used and unless data is being saved. Nothing of the map is fetched before it is shown (interface.md §3 a).
 */
export function startMapSwitch(store: Store, speech: FinderSpeech): void {
  const [button, side, note, box] = ['map-switch', 'map-side', 'map-note', 'map'].map((id) => document.getElementById(id)!) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const wide = matchMedia(WIDE);
  /** Has anyone, the page included, decided about the map yet? */
  let settled: 'no' | 'yes' = 'no';
  let close = (): void => {};

  const noteThat = (words: string | null): void => {
    note.hidden = words === null;
    note.textContent = words;
  };
  async function open(): Promise<void> {
    noteThat(say(speech, 'map.waiting'));
    let wanted: 'yes' | 'no' = 'yes';
    close = () => { wanted = 'no'; };
    try {
      const { openMap } = await import('./map-open.ts');
      const shut = await openMap(box, { store, speech, onSelect: (id) => goTo(store, id), onLeave: () => button.focus(), onNoStreets: () => noteThat(say(speech, 'map.no_streets')), isWanted: () => wanted === 'yes', onOpen: () => noteThat(null) });
      if (shut !== null) close = shut;
    } catch {
      if (wanted === 'yes') noteThat(say(speech, 'map.failed'));
    }
  }

  store.subscribe((now, before) => {
    button.hidden = now.found === null || now.found.area === null;
    if (now.map !== before.map) {
      settled = 'yes';
      button.querySelector('span')!.textContent = say(speech, now.map === 'open' ? 'map.hide' : 'map.show');
      side.hidden = now.map === 'closed';
      if (now.map === 'open') void open();
      else close();
    }
    // Somebody pressed for this place: they want to see it, and their focus stays where it is.
    if (now.map === 'open' && now.selected !== null && (now.selected !== before.selected || now.map !== before.map)) bringIn(side);
    openByItself(now);
  });
  button.addEventListener('click', () => store.change({ map: store.get().map === 'open' ? 'closed' : 'open' }));
  wide.addEventListener('change', () => openByItself(store.get()));

  function openByItself({ status, found }: State): void {
    if (settled === 'yes' || !wide.matches || status !== 'ready' || found === null || found.area === null || savesData()) return;
    settled = 'yes';
    whenIdle(() => {
      if (store.get().map === 'closed' && wide.matches) store.change({ map: 'open' });
    });
  }
}

/** Moves the reader from a pin to its card, which is fetched into the list if it is not there yet. */
function goTo(store: Store, id: string): void {
  const { found, take } = store.get();
  const pin = found?.pins.find((candidate) => candidate.id === id);
  if (found === null || pin === undefined) return;
  const place = pin.number - (pin.group === 'ask' ? found.totals.match : 0);
  const focus = (): void => document.getElementById(`r-${id}`)?.querySelector<HTMLElement>('h3 a')?.focus();
  if (place <= take[pin.group]) {
    store.change({ selected: id });
    focus();
    return;
  }
  const stop = store.subscribe((now) => {
    if (now.status === 'waiting') return;
    stop();
    focus();
  });
  store.change({ selected: id, take: { ...take, [pin.group]: Math.ceil(place / PAGE) * PAGE }, status: 'waiting' });
}

/** Scrolls until all of it can be seen, if it cannot be yet. */
function bringIn(side: HTMLElement): void {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  side.scrollIntoView({ block: 'nearest', behavior });
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work, 200);
}
