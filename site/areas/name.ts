import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';

/** What an area is called: a place's own name, or our words for what is on no map. */
export function areaName(language: Language, slug: string, name: string | null): string {
  if (name !== null) return name;
  return say(language, slug === 'online' ? 'area.online' : 'area.elsewhere');
}
