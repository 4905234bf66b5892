/** How many results make the first page. */
export const FIRST_PAGE = 20;
const OF_ONE_ORGANIZATION = 2;
const OF_ONE_CATEGORY = 3;

/** What the rule needs to know of a result. */
export interface Various {
  organization: string;
  category: string;
}

/**
 * Makes the first page varied (matching.md §3): no more than two from one organization and three from one category.
 * What would be one too many moves behind the first page and keeps its order there. Where the person asked for one
 * category alone, categories are not counted.
 */
export function diversify<T extends Various>(ordered: readonly T[], oneCategoryAsked: boolean): { ordered: T[]; moved: Set<T> } {
  const first: T[] = [];
  const later: T[] = [];
  const organizations = new Map<string, number>();
  const categories = new Map<string, number>();
  let rest = 0;
  for (; rest < ordered.length && first.length < FIRST_PAGE; rest += 1) {
    const one = ordered[rest]!;
    const ofOrganization = organizations.get(one.organization) ?? 0;
    const ofCategory = categories.get(one.category) ?? 0;
    if (ofOrganization >= OF_ONE_ORGANIZATION || (!oneCategoryAsked && ofCategory >= OF_ONE_CATEGORY)) {
      later.push(one);
      continue;
    }
    first.push(one);
    organizations.set(one.organization, ofOrganization + 1);
    categories.set(one.category, ofCategory + 1);
  }
  const result = [...first, ...later, ...ordered.slice(rest)];
  const moved = new Set(ordered.slice(0, FIRST_PAGE).filter((one) => result.indexOf(one) >= FIRST_PAGE));
  return { ordered: result, moved };
}
