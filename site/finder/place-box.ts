import { fold } from '../../data/match/fold.ts';
import { say } from '../i18n/words.ts';
import type { Spot } from './ask.ts';
import type { Client } from './client.ts';
import { locate } from './locate.ts';
import type { NamedPlace } from './places.ts';
import type { FinderKey, FinderSpeech } from './speech.ts';
import { h, toDom } from './tree.ts';

/** Waits for a pause in typing this long, in milliseconds, so that a screen reader is not talked over. */
const PAUSE = 350;

/** A place, chosen from the gazetteer or told by the device, or none. */
export interface PlaceBox {
  /** The place meant by what is in the box, `null` for none; `undefined` where the person has to say more, and has been asked to. */
  settle(): Promise<Spot | null | undefined>;
  /** Shows a place that was set elsewhere. */
  show(place: Spot | null): void;
}

/** Brings the place box of the form to life. Nothing typed here leaves the device: the gazetteer comes to it. */
export function placeBox(root: HTMLElement, speech: FinderSpeech, client: Client): PlaceBox {
  const input = root.querySelector<HTMLInputElement>('#place')!;
  const status = root.querySelector<HTMLElement>('#place-status')!;
  const choices = root.querySelector<HTMLElement>('#place-choices')!;
  let chosen: Spot | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (key: FinderKey, params = {}, wrong = false): void => {
    status.textContent = say(speech, key, params);
    status.classList.toggle('error', wrong);
    if (wrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  };
  const clear = (): void => {
    status.textContent = '';
    status.classList.remove('error');
    input.removeAttribute('aria-invalid');
    choices.hidden = true;
  };
  const show = (place: Spot | null): void => {
    clearTimeout(timer);
    chosen = place;
    input.value = place === null ? '' : nameOf(place);
    clear();
  };
  const choose = (place: Spot): void => {
    show(place);
    tell('place.chosen', { place: place.name ?? say(speech, 'place.here') });
  };
  const nameOf = (place: Spot): string => place.name ?? say(speech, 'place.here_box');

  const offer = (places: readonly NamedPlace[]): void => {
    choices.querySelector('ul')!.replaceChildren(...places.map((place) => {
      const item = toDom(h('li', {}, h('button', { type: 'button', class: 'choice' }, place.name)));
      item.firstChild!.addEventListener('click', () => {
        choose(spotOf(place));
        input.focus();
      });
      return item;
    }));
    choices.hidden = places.length === 0;
  };
  const look = async (text: string): Promise<readonly NamedPlace[] | null> => {
    try {
      const places = await client.places(text);
      // Typing went on while the list came.
      return input.value.trim() === text ? places : null;
    } catch {
      tell('place.failed', {}, true);
      return null;
    }
  };

  input.addEventListener('input', () => {
    chosen = null;
    clearTimeout(timer);
    clear();
    const text = input.value.trim();
    if (text.length < 2) return;
    timer = setTimeout(async () => {
      const places = await look(text);
      if (places === null || chosen !== null) return;
      offer(places);
      if (places.length === 0) tell('place.none', {}, true);
      else tell('place.found', { count: places.length });
    }, PAUSE);
  });

  root.querySelector('#locate')!.addEventListener('click', async () => {
    show(null);
    tell('location.waiting');
    const found = await locate();
    if (typeof found !== 'string') return choose(found);
    tell(`location.${found}`, {}, true);
    input.focus();
  });

  return {
    show,
    async settle() {
      clearTimeout(timer);
      const text = input.value.trim();
      if (text === '' || chosen !== null) return chosen;
      const places = await look(text);
      if (places === null) return chosen ?? undefined;
      const meant = places.length === 1 ? places : places.filter((place) => fold(place.name).join() === fold(text).join());
      if (meant.length === 1) {
        choose(spotOf(meant[0]!));
        return chosen;
      }
      offer(places);
      if (places.length === 0) tell('place.none', {}, true);
      else tell('place.many');
      (places.length === 0 ? input : choices.querySelector('button')!).focus();
      return undefined;
    },
  };
}

const spotOf = ({ name, latitude, longitude }: NamedPlace): Spot => ({ name, latitude, longitude });
