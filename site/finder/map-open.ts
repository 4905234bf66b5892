import type { TownDrawing } from '../../data/demo/drawing.ts';
import type { Basemap } from '../../data/shapes/shards.ts';
import styles from './map/map.css?url';
import { createMap } from './map/map.ts';
import type { BasemapChoice } from './map/map.ts';
import { MAP_WORDS } from './map/words.ts';
import type { MapWords } from './map/words.ts';
import type { Area } from './messages.ts';
import type { FinderSpeech } from './speech.ts';
import type { State, Store } from './store.ts';

interface Ways {
  readonly store: Store;
  readonly speech: FinderSpeech;
  readonly onSelect: (id: string) => void;
  readonly onLeave: () => void;
  readonly onNoStreets: () => void;
  /** Told just before the map is there. */
  readonly onOpen: () => void;
  /** Asked again once what was fetched has come. */
  readonly isWanted: () => boolean;
}

/** Where a directory has nothing in any one place. */
const WORLD: Area = { south: -50, west: -120, north: 65, east: 150 };

/**
 * Draws the map of what the store holds and keeps it so; returns how to take it away, or `null` where it was not wanted
 * any more. This file and all it imports are fetched when a map is shown, and not before.
 */
export async function openMap(container: HTMLElement, { store, speech, onSelect, onLeave, onNoStreets, onOpen, isWanted }: Ways): Promise<(() => void) | null> {
  const { found } = store.get();
  const [basemap] = await Promise.all([found === null ? null : choiceOf(found.basemap), wearStyles()]);
  if (found === null || !isWanted()) return null;
  onOpen();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = (): 'dark' | 'light' => (dark.matches ? 'dark' : 'light');
  const map = createMap(container, {
    basemap,
    attribution: [...(found.basemap?.credits ?? []), ...found.credits].filter(({ text }, i, all) => all.findIndex((credit) => credit.text === text) === i),
    words: wordsOf(speech),
    language: speech.tag,
    // Asked for each time the map returns to it, when the answer may be another.
    get bounds() {
      return { ...(store.get().found?.area ?? WORLD) };
    },
    theme: theme(),
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    onSelect,
    onLeave,
    onBasemapMissing: onNoStreets,
  });
  /** The question whose whole area was last looked at. */
  let about = store.get().ask;

  const update = (now: State, before: State | null): void => {
    if (now.found !== null && now.found !== before?.found) {
      map.show(now.found.pins);
      // Another question is another area; more cards or another order are not.
      if (now.status === 'ready' && now.ask !== about && now.found.area !== null) {
        about = now.ask;
        map.fit({ ...now.found.area });
      }
    }
    if (now.selected !== (before?.selected ?? null)) map.select(now.selected);
    if (now.ask.place !== before?.ask.place) map.showMe(now.ask.place !== null && now.ask.place.name === null ? now.ask.place : null);
  };
  update(store.get(), null);
  const stop = store.subscribe(update);
  const wear = (): void => map.setTheme(theme());
  dark.addEventListener('change', wear);
  return () => {
    stop();
    dark.removeEventListener('change', wear);
    map.destroy();
  };
}

/** The map's style sheet, once: Leaflet measures what it finds, so it waits for it. Throws where it does not come. */
function wearStyles(): Promise<void> {
  if (document.querySelector(`link[href="${styles}"]`) !== null) return Promise.resolve();
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('The styles of the map could not be loaded.'));
    });
    document.head.append(link);
  });
}

async function choiceOf(basemap: Basemap | null): Promise<BasemapChoice | null> {
  if (basemap === null) return null;
  if (basemap.kind !== 'drawing') return { kind: basemap.kind, url: basemap.url };
  const drawing = await fetch(basemap.url, { credentials: 'omit' }).then((answer) => (answer.ok ? answer.json() : null), () => null) as TownDrawing | null;
  return drawing === null ? null : { kind: 'drawing', drawing };
}

/** The map fills its sentences in by itself. */
const wordsOf = ({ words }: FinderSpeech): MapWords => Object.fromEntries(Object.keys(MAP_WORDS).map((key) => [key, words[`map.${key as keyof MapWords}`] as string])) as MapWords;
