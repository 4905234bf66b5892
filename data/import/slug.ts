import { fold } from '../match/fold.ts';

/** A name as it stands in an address: "Stow Hill" → "stow-hill". Empty where the name has no letter or digit. */
export function slugOf(name: string): string {
  return fold(name).join('-').slice(0, 60);
}
