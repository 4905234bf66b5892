import type { Spot } from './ask.ts';

/** How long the device may take, in milliseconds. */
const PATIENCE = 10_000;

/** Where the device says it is, asked only when the person presses for it; or why it did not say. */
export function locate(): Promise<Spot | 'denied' | 'timeout' | 'unavailable'> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve('unavailable');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ name: null, latitude, longitude }),
      ({ code }) => resolve(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
      { enableHighAccuracy: false, timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
