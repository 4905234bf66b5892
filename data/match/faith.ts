import type { Person } from '../shapes/person.ts';
import type { Verdict } from '../shapes/answer.ts';
import { isWithin } from '../vocabulary/categories.ts';
import { namesFaith } from '../vocabulary/faith-names.ts';

type Content = 'central' | 'optional' | 'faith_building_only' | 'none' | 'unknown' | 'unknown_faith_host';
type Asked = 'no_answer' | 'yes' | 'only_buildings' | 'no';

/**
 * matching.md §2, the table. Asked once, optionally, and never inferred from anything else about a person.
 * `unknown_faith_host` is unknown where the host is a faith organization.
 */
export const FAITH_TABLE: Readonly<Record<Asked, Readonly<Record<Content, Verdict>>>> = {
  no_answer: { central: 'no', optional: 'yes', faith_building_only: 'yes', none: 'yes', unknown: 'yes', unknown_faith_host: 'ask' },
  yes: { central: 'yes', optional: 'yes', faith_building_only: 'yes', none: 'yes', unknown: 'yes', unknown_faith_host: 'yes' },
  only_buildings: { central: 'no', optional: 'no', faith_building_only: 'yes', none: 'yes', unknown: 'ask', unknown_faith_host: 'ask' },
  no: { central: 'no', optional: 'no', faith_building_only: 'no', none: 'yes', unknown: 'ask', unknown_faith_host: 'ask' },
};

/**
 * What the person answered. Choosing a faith category now, or searching for one by name, counts as yes; liking one does
 * where they have not answered. What they used to do never does: people leave a faith, and their no stands.
 */
export function faithAsked(person: Person): Asked {
  if (person.kinds.some((code) => isWithin(code, 'faith')) || namesFaith(person.words)) return 'yes';
  if (person.faith !== null) return person.faith;
  return person.interests.some(({ category, how }) => how === 'like' && isWithin(category, 'faith')) ? 'yes' : 'no_answer';
}
