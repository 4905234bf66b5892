import { match } from '../../data/match/match.ts';
import { NOBODY } from '../../data/match/nobody.ts';
import { caution } from '../../data/match/say-why.ts';
import type { Reason } from '../../data/shapes/answer.ts';
import type { ResourceCore } from '../../data/shapes/resource.ts';

/** Whether it can be offered to anybody now. `old`: nobody has checked it for over a year, so it is not public. `over`: no more dates. */
export type Standing = 'open' | 'closed' | 'old' | 'over';

/** How a resource stands at the moment `at` (epoch milliseconds), as the engine judges it for somebody who asks for nothing. */
export function standingOf(resource: ResourceCore, at: number): Standing {
  const { byRule } = match({ resources: [resource], person: { ...NOBODY, faith: 'yes' }, at, words: null }).excluded;
  if (byRule['stale'] !== undefined) return 'old';
  if (byRule['closed'] !== undefined) return 'closed';
  return byRule['over'] === undefined ? 'open' : 'over';
}

/** "Last checked 7 months ago. Ring before you go." as the engine says it, or `null` where it was checked lately or never. */
export function staleness(resource: ResourceCore, at: number): Reason | null {
  const said = caution({ ...resource, spaces: 'unknown' }, at, []);
  return said?.key === 'caution.stale' ? said : null;
}
