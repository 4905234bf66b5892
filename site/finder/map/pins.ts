import * as L from 'leaflet';
import { bunch, fan } from './bunch.ts';
import type { Spot } from './bunch.ts';
import type { MapWords } from './words.ts';
import { say } from './words.ts';

/** One place of the list. `radius_m` above 0: the address is kept back, and it is somewhere in this circle. */
export interface MapPoint {
  id: string;
  latitude: number;
  longitude: number;
  radius_m: number;
  /** Its number in the list. */
  number: number;
  label: string;
}

export interface Pins {
  show(points: readonly MapPoint[]): void;
  /** Marks one place, takes it out of its bunch and brings it into view. Moves no focus and changes no zoom. */
  select(id: string | null): void;
  /** Folds an open fan. `true` if there was one. */
  fold(): boolean;
}

/** A target is 44 px; words on a bunch are wider, so centres keep this far apart. */
const SPACING_PX = 64;
/** Pins this far outside the view are made too, so that panning shows no gaps. */
const MARGIN = 0.3;
const NUMBERS_TOLD = 5;

/** Draws the places of the list, bunched where they would cover each other. No tab stops: the list is the keyboard's way. */
export function addPins(map: L.Map, options: { words: MapWords; animate: boolean; onSelect: (id: string) => void }): Pins {
  const { words } = options;
  const layers = new Map<string, L.Layer[]>();
  let points: readonly MapPoint[] = [];
  let selected: string | null = null;
  let fanned: { key: string; zoom: number } | null = null;

  const update = (): void => {
    const zoom = map.getZoom();
    if (fanned?.zoom !== zoom) fanned = null;
    const wanted = new Map<string, () => L.Layer[]>();
    const view = map.getBounds().pad(MARGIN);
    const others = points.filter(({ id }) => id !== selected);
    for (const { x, y, things } of bunch(spotsAt(others, zoom), SPACING_PX)) {
      const at = map.unproject([x, y], zoom);
      if (!view.contains(at)) continue;
      const key = `${things.length} ${things[0]!.id} ${things[0]!.number}`;
      if (things.length === 1) wanted.set(`one ${key}`, () => drawOne(things[0]!, at, 'plain'));
      else if (fanned?.key !== key) wanted.set(`many ${key}`, () => [drawBunch(things, at, key)]);
      else
        fan(things.length, SPACING_PX).forEach((aside, i) => {
          const place = map.unproject([x + aside.x, y + aside.y], zoom);
          wanted.set(`fan ${things[i]!.id} ${key}`, () => [L.polyline([at, place], { className: 'map-leg', interactive: false }), ...drawOne(things[i]!, place, 'plain')]);
        });
    }
    const chosen = points.find(({ id }) => id === selected);
    if (chosen !== undefined) wanted.set(`selected ${chosen.id} ${chosen.number}`, () => drawOne(chosen, L.latLng(chosen.latitude, chosen.longitude), 'selected'));

    for (const [key, old] of layers) {
      if (wanted.has(key)) continue;
      for (const layer of old) layer.remove();
      layers.delete(key);
    }
    for (const [key, draw] of wanted) if (!layers.has(key)) layers.set(key, draw().map((layer) => layer.addTo(map)));
  };

  function drawOne(point: MapPoint, at: L.LatLng, state: 'plain' | 'selected'): L.Layer[] {
    const kept = point.radius_m > 0;
    const name = say(kept ? words.area : words.pin, { number: point.number, label: point.label });
    const pin = drawPin(`${kept ? 'map-area' : 'map-pin'} map-${state}`, String(point.number), name, at, kept ? [22, 22] : [22, 44]);
    pin.on('click', () => options.onSelect(point.id));
    if (state === 'selected') pin.setZIndexOffset(10_000);
    if (!kept) return [pin];
    const circle = L.circle([point.latitude, point.longitude], { radius: point.radius_m, className: `map-circle map-${state}`, interactive: false });
    return [circle, pin];
  }

  function drawBunch(things: MapPoint[], at: L.LatLng, key: string): L.Layer {
    const pin = drawPin('map-bunch', say(words.together_short, { count: things.length }), say(words.together, { count: things.length, numbers: numbersOf(things) }), at, [22, 22]);
    return pin.on('click', () => {
      const parting = zoomThatParts(things);
      if (parting !== null) {
        const bounds = L.latLngBounds(things.map(({ latitude, longitude }) => [latitude, longitude]));
        const filling = map.getBoundsZoom(bounds, false, L.point(SPACING_PX, SPACING_PX));
        map.setView(bounds.getCenter(), Math.max(parting, Math.min(parting + 1, filling)), { animate: options.animate });
        return;
      }
      // However near, they would stay together: fold them out around their place.
      fanned = { key, zoom: map.getZoom() };
      update();
    });
  }

  function zoomThatParts(things: readonly MapPoint[]): number | null {
    for (let zoom = map.getZoom() + 1; zoom <= map.getMaxZoom(); zoom++) if (bunch(spotsAt(things, zoom), SPACING_PX).length > 1) return zoom;
    return null;
  }

  function spotsAt(some: readonly MapPoint[], zoom: number): Spot<MapPoint>[] {
    return some.map((point) => {
      const { x, y } = map.project([point.latitude, point.longitude], zoom);
      return { x, y, thing: point };
    });
  }

  function redraw(): void {
    for (const old of layers.values()) for (const layer of old) layer.remove();
    layers.clear();
    update();
  }

  function fold(): boolean {
    if (fanned === null) return false;
    fanned = null;
    update();
    return true;
  }

  map.on('moveend', update).on('click', fold);
  return {
    show: (next) => {
      points = next;
      if (!points.some(({ id }) => id === selected)) selected = null;
      fanned = null;
      redraw();
    },
    select: (id) => {
      const point = points.find((candidate) => candidate.id === id);
      selected = point?.id ?? null;
      redraw();
      if (point !== undefined) map.panInside([point.latitude, point.longitude], { padding: [SPACING_PX, SPACING_PX], animate: options.animate });
    },
    fold,
  };
}

/** The first few numbers of a bunch, so that no two bunches are called the same. */
function numbersOf(things: readonly MapPoint[]): string {
  const numbers = things.slice(0, NUMBERS_TOLD).map(({ number }) => number);
  return numbers.join(', ') + (things.length > NUMBERS_TOLD ? ' …' : '');
}

/** A marker without a tab stop, whose name is heard and shown on hover. `anchor`: which of its 44 × 44 px stands on the point. */
export function drawPin(className: string, text: string, name: string, at: L.LatLng, anchor: [number, number]): L.Marker {
  const face = document.createElement('span');
  face.textContent = text;
  const pin = L.marker(at, { icon: L.divIcon({ className, html: face, iconSize: [44, 44], iconAnchor: anchor }), keyboard: false, title: name, riseOnHover: true });
  return pin.on('add', () => {
    pin.getElement()!.setAttribute('role', 'img');
    pin.getElement()!.setAttribute('aria-label', name);
  });
}
