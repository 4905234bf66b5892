import { scheduleProblem } from '../calendar/schedule-problem.ts';
import { isZone } from '../calendar/zone.ts';
import type { Listing } from '../listing.ts';
import { factIsValid } from '../vocabulary/attributes.ts';
import { categoryOf } from '../vocabulary/categories.ts';

/** Why a listing cannot be written, in a sentence that names the field and what to do, or `null`. The last door before the directory, for every source alike. */
export function listingProblem(listing: Listing): string | null {
  return placeProblem(listing) ?? categoryProblem(listing)
    ?? listing.schedules.map((s) => scheduleProblem({ ...s, id: '' })).find((problem) => problem !== null)
    ?? listing.facts.map((f) => factIsValid(f.key, f.value, f.note)).find((problem) => problem !== null)
    ?? null;
}

function placeProblem({ location: { latitude, longitude, timezone } }: Listing): string | null {
  if ((latitude === null) !== (longitude === null)) return 'It has half a position: give latitude and longitude, or neither.';
  if (latitude !== null && Math.abs(latitude) > 90) return `Its latitude is ${latitude}, which is not on the globe: write -90 to 90. Perhaps latitude and longitude are the wrong way round.`;
  if (longitude !== null && Math.abs(longitude) > 180) return `Its longitude is ${longitude}, which is not on the globe: write -180 to 180.`;
  return timezone === null || isZone(timezone) ? null : `Its time zone ${timezone} is not one: write a name such as Europe/London.`;
}

function categoryProblem({ service: { categories } }: Listing): string | null {
  const unknown = categories.find((code) => categoryOf(code) === undefined);
  if (unknown !== undefined) return `There is no kind of activity "${unknown}": use a code of the category tree, such as library.`;
  return categories.length === 0 ? 'It has no kind of activity: give at least one code of the category tree.' : null;
}
