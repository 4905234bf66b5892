import type { Listing } from '../listing.ts';

/**
 * Makes what several listings say of one organization the same: the first website, the first description that is more
 * than its name, and of faith if any says so. Otherwise each would undo the other, at every import anew.
 */
export function agreeOnOrganizations(listings: readonly Listing[]): void {
  const agreed = new Map<string, Listing['organization']>();
  for (const { organization } of listings) {
    const known = agreed.get(organization.key);
    if (known === undefined) {
      agreed.set(organization.key, { ...organization });
      continue;
    }
    known.website ??= organization.website;
    if (known.description === known.name) known.description = organization.description;
    if (organization.faith_host === 'yes') known.faith_host = 'yes';
  }
  for (const listing of listings) listing.organization = { ...agreed.get(listing.organization.key)! };
}
