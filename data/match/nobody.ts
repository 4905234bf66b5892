import type { Person } from '../shapes/person.ts';

/** The person who asked for nothing: everything fits. Start from it and say what matters. */
export const NOBODY: Person = {
  place: null, travel: null, times: [], interests: [], kinds: [], words: '', contact: null, needs: [], faith: null,
  not_for_me: { resources: [], categories: [] },
};
