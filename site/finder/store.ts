import { NOTHING } from './ask.ts';
import type { Ask } from './ask.ts';
import type { Found, Group, Sort } from './messages.ts';

/** How many cards are shown at a time. */
export const PAGE = 20;

/** Everything the Find page knows. It is in memory only: a reload forgets it. */
export interface State {
  readonly ask: Ask;
  readonly sort: Sort;
  readonly take: Readonly<Record<Group, number>>;
  readonly status: 'waiting' | 'ready' | 'failed';
  /** The answer to `ask`, or the one before while waiting. */
  readonly found: Found | null;
  /** The result pointed out on list and map alike. */
  readonly selected: string | null;
  readonly map: 'closed' | 'open';
}

export const START: State = { ask: NOTHING, sort: 'best', take: { match: PAGE, ask: PAGE }, status: 'waiting', found: null, selected: null, map: 'closed' };

/** The one store that feeds list and map. */
export interface Store {
  get(): State;
  /** Changes what is given and tells everyone, once. */
  change(to: Partial<State>): void;
  /** Calls back on every change with the state now and the one before; returns how to stop. */
  subscribe(told: (now: State, before: State) => void): () => void;
}

export function createStore(state: State = START): Store {
  const listeners = new Set<(now: State, before: State) => void>();
  return {
    get: () => state,
    change(to) {
      const before = state;
      state = { ...state, ...to };
      for (const told of listeners) told(state, before);
    },
    subscribe(told) {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
  };
}
