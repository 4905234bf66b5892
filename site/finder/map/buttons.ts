import type * as L from 'leaflet';
import type { MapWords } from './words.ts';

/** A third of the view a press. */
const STEP = 1 / 3;

/** Buttons for all that a mouse or fingers can do to the map (WCAG 2.5.1, 2.5.7): closer, farther, four ways, the whole area. */
export function makeButtons(map: L.Map, words: MapWords, animate: boolean, reset: () => void): HTMLElement {
  const row = document.createElement('div');
  row.className = 'map-buttons';
  const pan = (right: number, down: number) => (): void => {
    const { x, y } = map.getSize();
    map.panBy([right * x * STEP, down * y * STEP], { animate });
  };
  const closer = button('+', words.closer, () => map.zoomIn(1, { animate }));
  const farther = button('−', words.farther, () => map.zoomOut(1, { animate }));
  row.append(closer, farther, button('←', words.left, pan(-1, 0)), button('↑', words.up, pan(0, -1)), button('↓', words.down, pan(0, 1)), button('→', words.right, pan(1, 0)), button(null, words.reset, reset));

  // A button that has nothing left to do says so and keeps the focus; `disabled` would drop it.
  const markEnds = (): void => {
    closer.setAttribute('aria-disabled', String(map.getZoom() >= map.getMaxZoom()));
    farther.setAttribute('aria-disabled', String(map.getZoom() <= map.getMinZoom()));
  };
  map.on('zoomend', markEnds).whenReady(markEnds);
  return row;
}

/** With a sign, the words are heard and shown on hover; without, they are the button's face. */
function button(sign: string | null, words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = sign ?? words;
  if (sign !== null) {
    made.setAttribute('aria-label', words);
    made.title = words;
  }
  made.addEventListener('click', press);
  return made;
}
