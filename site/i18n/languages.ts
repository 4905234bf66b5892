import { en } from './en.ts';
import type { Language } from './language.ts';

/** Every language the site speaks, the first one where nothing else is asked for. To add one: its file, and its name here. */
export const LANGUAGES: readonly [Language, ...Language[]] = [en];
