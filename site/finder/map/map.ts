import * as L from 'leaflet';
import type { TownDrawing } from '../../../data/demo/drawing.ts';
import { addBasemap } from './basemap.ts';
import type { Basemap } from './basemap.ts';
import { BasemapError } from './basemap-error.ts';
import type { BasemapProblem } from './basemap-error.ts';
import { makeButtons } from './buttons.ts';
import { drawingSource } from './drawing.ts';
import { PALETTES } from './palette.ts';
import type { Theme } from './palette.ts';
import { addPins, drawPin } from './pins.ts';
import type { MapPoint } from './pins.ts';
import { openArchiveSource } from './source.ts';
import type { TileSource } from './source.ts';
import type { MapWords } from './words.ts';

export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** What the pins stand on. `raster` asks the named server for every view: say so where it is set up. */
export type BasemapChoice = { kind: 'pmtiles'; url: string } | { kind: 'drawing'; drawing: TownDrawing } | { kind: 'raster'; url: string };

export interface MapOptions {
  basemap: BasemapChoice | null;
  /** Credit lines of the basemap and of the places, shown under the map. */
  attribution: readonly { text: string; url: string | null }[];
  words: MapWords;
  /** BCP 47 tag of the page; names are shown in it where the basemap knows them. */
  language: string;
  /** The whole chosen area: what the map opens on and returns to. */
  bounds: Bounds;
  theme: Theme;
  reducedMotion: boolean;
  /** A pin was pressed: the page moves to that place in its list. */
  onSelect: (id: string) => void;
  /** Escape was pressed in the map: the page puts the focus where the reader came from. */
  onLeave: () => void;
  /** There is no basemap, or part of it cannot be drawn. Told once; the pins go on working. */
  onBasemapMissing: (problem: BasemapProblem, detail: string) => void;
}

export interface FinderMap {
  /** Replaces the pins. */
  show(points: readonly MapPoint[]): void;
  /** Marks a place and pans until it is in view. Moves no focus and never zooms. */
  select(id: string | null): void;
  /** Draws the reader's own dot, on this device only, and never moves the map to it: tiles asked for would tell where they are. */
  showMe(point: { latitude: number; longitude: number } | null): void;
  fit(bounds: Bounds): void;
  setTheme(theme: Theme): void;
  /** Takes everything away again. */
  destroy(): void;
}

const MIN_ZOOM = 4;
const MAX_ZOOM = 18;
/** However small the area, it opens with streets around it. */
const FIT_MAX_ZOOM = 16;

/**
 * Builds the map in an empty element. The list beside it is complete without it; the map adds a region,
 * one tab stop for the picture, which the arrow keys move, and a row of buttons (domain/interface.md §3).
 */
export function createMap(container: HTMLElement, options: MapOptions): FinderMap {
  const { words } = options;
  const animate = !options.reducedMotion;
  container.classList.add('map');
  container.setAttribute('role', 'region');
  container.setAttribute('aria-label', words.name);
  const help = paragraph('map-help', words.help);
  help.id = `map-help-${L.Util.stamp(help)}`;
  container.setAttribute('aria-describedby', help.id);
  const view = document.createElement('div');
  view.className = 'map-view';
  view.setAttribute('role', 'group');
  view.setAttribute('aria-label', words.keys);
  container.append(help, view);

  const map = L.map(view, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    dragging: false,
    boxZoom: false,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    zoomAnimation: animate,
    fadeAnimation: animate,
    markerZoomAnimation: animate,
    inertia: animate,
  });
  const fit = (bounds: Bounds): void => {
    map.fitBounds([[bounds.south, bounds.west], [bounds.north, bounds.east]], { padding: [16, 16], maxZoom: FIT_MAX_ZOOM, animate });
  };
  fit(options.bounds);
  container.append(makeButtons(map, words, animate, () => fit(options.bounds)), paragraph('map-touch', words.touch), credits(options.attribution));
  const pins = addPins(map, { words, animate, onSelect: options.onSelect });
  followPointer(view, map);
  followFocus(view, map);
  const sizes = followSize(view, map, () => fit(options.bounds));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !pins.fold()) options.onLeave();
  };
  container.addEventListener('keydown', onKey);

  let { theme } = options;
  let ground: Basemap | null = null;
  const wear = (next: Theme): void => {
    theme = next;
    view.style.backgroundColor = PALETTES[next].land;
    ground?.repaint(PALETTES[next]);
  };
  wear(theme);
  let state: 'open' | 'gone' = 'open';
  let told: 'no' | 'yes' = 'no';
  const tell = (problem: BasemapProblem, detail: string): void => {
    if (told === 'yes' || state === 'gone') return;
    told = 'yes';
    options.onBasemapMissing(problem, detail);
  };
  openBasemap(options.basemap, map, tell).then(
    (source) => {
      if (source === null || state === 'gone') return;
      ground = addBasemap(map, source, { palette: PALETTES[theme], language: options.language, onFault: ({ problem, message }) => tell(problem, message) });
    },
    (fault: unknown) => (fault instanceof BasemapError ? tell(fault.problem, fault.message) : tell('broken', 'The basemap could not be drawn.')),
  );
  let me: L.Marker | null = null;

  return {
    show: pins.show,
    select: pins.select,
    showMe: (point) => {
      me?.remove();
      me = point === null ? null : drawPin('map-me', '', words.me, L.latLng(point.latitude, point.longitude), [22, 22]).addTo(map);
    },
    fit,
    setTheme: wear,
    destroy: () => {
      state = 'gone';
      container.removeEventListener('keydown', onKey);
      sizes.disconnect();
      ground?.remove();
      map.remove();
      container.replaceChildren();
      container.classList.remove('map');
      for (const name of ['role', 'aria-label', 'aria-describedby']) container.removeAttribute(name);
    },
  };
}

/** The source of a basemap we draw; `null` for one that Leaflet draws by itself. Throws `BasemapError`. */
async function openBasemap(choice: BasemapChoice | null, map: L.Map, tell: (problem: BasemapProblem, detail: string) => void): Promise<TileSource | null> {
  if (choice === null) throw new BasemapError('missing', 'No basemap is set up.');
  if (choice.kind === 'pmtiles') return openArchiveSource(choice.url);
  if (choice.kind === 'drawing') return drawingSource(choice.drawing);
  const tiles = L.tileLayer(choice.url, { maxZoom: MAX_ZOOM, referrerPolicy: 'no-referrer' });
  tiles.on('tileerror', () => tell('unreachable', 'The picture server of the basemap does not answer.')).addTo(map);
  return null;
}

/** A mouse drags the map. One finger scrolls the page, as everywhere else on it; two move the map (Leaflet's touchZoom). */
function followPointer(view: HTMLElement, map: L.Map): void {
  // Heard before Leaflet's own listeners, which begin to drag on the mousedown or touchstart that comes next.
  view.addEventListener('pointerdown', ({ pointerType }) => (pointerType === 'touch' ? map.dragging.disable() : map.dragging.enable()), { capture: true });
}

/** The wheel zooms only while the reader is in the map: before, it scrolls the page. */
function followFocus(view: HTMLElement, map: L.Map): void {
  view.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  view.addEventListener('focusout', () => map.scrollWheelZoom.disable());
}

/** Keeps the map as large as its element, which may have been hidden at first: then it still opens on the whole area. */
function followSize(view: HTMLElement, map: L.Map, open: () => void): ResizeObserver {
  let seen: 'no' | 'yes' = view.clientWidth > 0 ? 'yes' : 'no';
  const observer = new ResizeObserver(() => {
    map.invalidateSize({ animate: false, pan: false });
    if (seen === 'no' && view.clientWidth > 0) open();
    if (view.clientWidth > 0) seen = 'yes';
  });
  observer.observe(view);
  return observer;
}

function paragraph(className: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

function credits(lines: MapOptions['attribution']): HTMLElement {
  const made = paragraph('map-credit', '');
  for (const { text, url } of lines) {
    const line = document.createElement(url === null ? 'span' : 'a');
    line.textContent = text;
    if (line instanceof HTMLAnchorElement && url !== null) {
      line.href = url;
      line.rel = 'noreferrer noopener';
    }
    if (made.hasChildNodes()) made.append(' · ');
    made.append(line);
  }
  return made;
}
