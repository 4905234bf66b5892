import type { ListedFact, Listing } from '../listing.ts';
import type { Resource, Source } from '../shapes/resource.ts';
import { dayFrom, seasonsFrom } from './dates.ts';
import type { DemoFacts, DemoResource, DemoSchedule, Noted } from './demo-resource.ts';
import { ORGANIZATIONS } from './organizations.ts';
import type { Organization } from './organizations.ts';
import { AREAS, TOWN } from './town.ts';
import type { AreaSlug } from './town.ts';
import { doorOf, postcodeOf, VENUES } from './venues.ts';
import type { Venue } from './venues.ts';

/** A listing, and the part of town it is in. */
export interface DemoListing extends Listing {
  /** Slug of the gazetteer's place; `null` online and by phone. */
  area: AreaSlug | null;
}

/** A demo resource with its dates worked out from `today`, in the form that every import takes. */
export function listingOf(demo: DemoResource, today: string): DemoListing {
  const host: Organization = ORGANIZATIONS[demo.organization];
  const where: Venue | null = demo.location === 'online' || demo.location === 'phone' ? null : VENUES[demo.location];
  const said: Said = { source: demo.source ?? 'group_said', checked_on: daysAgo(today, demo.checked) };
  const contact = demo.contact;
  return {
    key: demo.slug,
    area: where?.area ?? null,
    organization: { key: demo.organization, name: host.name, description: host.description, website: host.website ?? null, faith_host: host.faith_host },
    service: {
      name: demo.name, summary: demo.summary, description: demo.description ?? null, kind: demo.kind, categories: demo.categories,
      status: demo.status ?? 'active', alert: demo.alert ?? null, url: demo.website ?? null, email: demo.email ?? host.email ?? null,
      application_process: demo.application_process ?? null, wait_time: demo.wait_time ?? null, spaces: demo.spaces ?? 'unknown',
      inclusion_statement: demo.inclusion_statement ?? null, co_led_by: demo.co_led_by ?? [], lang: demo.lang ?? 'en',
    },
    location: where === null ? nowhere(demo.location) : doorway(demo.location, where),
    schedules: demo.schedules.flatMap((schedule) => dated(schedule, today)),
    hours_text: demo.hours_text ?? null,
    facts: [...buildingFacts(where, today).filter(({ key }) => demo.facts[key] === undefined), ...factsOf(withMode(demo), said, today)],
    travel: travelOf(demo, where),
    phones: demo.phone !== undefined ? [demo.phone] : host.phone !== undefined ? [{ number: host.phone, description: null }] : [],
    contact: contact === undefined ? null : { name: contact.consents === 'yes' ? contact.name : null, title: contact.title },
    ...said,
  };
}

interface Said {
  source: Source;
  checked_on: string | null;
}

const daysAgo = (today: string, days: number): string => dayFrom(today, { days: -days });

/** Where it happens is known from where it is, unless the listing says otherwise. */
function withMode(demo: DemoResource): DemoFacts {
  const attendance_mode = demo.location === 'online' ? 'online' : demo.location === 'phone' ? 'phone' : 'in_person';
  return demo.source?.startsWith('imported') === true ? demo.facts : { attendance_mode, ...demo.facts };
}

/** What holds for everything at a venue, unless a resource there says otherwise. */
const buildingFacts = (venue: Venue | null, today: string): ListedFact[] =>
  venue === null ? [] : factsOf(venue.facts, { source: venue.source ?? 'group_said', checked_on: daysAgo(today, venue.checked) }, today);

function factsOf(facts: DemoFacts, said: Said, today: string): ListedFact[] {
  return (Object.entries(facts) as [ListedFact['key'], ListedFact['value'] | Noted<ListedFact['value']>][]).map(([key, fact]) => {
    if (typeof fact === 'string' || Array.isArray(fact) || !('value' in fact)) return { key, value: fact, note: null, ...said };
    const checked_on = fact.checked === undefined ? said.checked_on : fact.checked === null ? null : daysAgo(today, fact.checked);
    return { key, value: fact.value, note: fact.note ?? null, source: fact.source ?? said.source, checked_on };
  });
}

/** One schedule for each season it is held in. */
function dated({ dtstart, until, seasons, exceptions, ...rest }: DemoSchedule, today: string): Listing['schedules'] {
  const always = {
    ...rest,
    dtstart: dtstart === null ? null : dayFrom(today, dtstart),
    until: until === null ? null : dayFrom(today, until),
    valid_from: null, valid_to: null,
    exceptions: exceptions.map(({ on, ...exception }) => ({ date: dayFrom(today, on), ...exception })),
  };
  return seasons.length === 0 ? [always] : seasons.flatMap((season) => seasonsFrom(today, season)).map((season) => ({ ...always, ...season }));
}

function doorway(key: string, venue: Venue): Listing['location'] {
  return {
    key, type: 'physical', name: venue.name, ...doorOf(venue), visibility: venue.visibility ?? 'full',
    timezone: TOWN.timezone, region: TOWN.region, transportation: venue.route ?? null,
    address: { address_1: `${venue.number} ${venue.street}`, city: `${AREAS[venue.area].name}, ${TOWN.name}`, state_province: TOWN.county, postal_code: postcodeOf(venue), country: TOWN.country },
    external: null,
  };
}

function nowhere(key: string): Listing['location'] {
  return {
    key, type: 'virtual', name: key === 'phone' ? 'By phone' : 'Online', latitude: null, longitude: null, visibility: 'full',
    timezone: TOWN.timezone, region: TOWN.region, transportation: null, address: null, external: null,
  };
}

/** Stops are the timetable's to tell. */
function travelOf(demo: DemoResource, venue: Venue | null): Resource['travel'] {
  const { route, parking, lit_route } = venue ?? {};
  if (venue === null || [route, parking, lit_route, demo.lift_offered].every((said) => said === undefined)) return null;
  return { stops: [], parking: parking ?? null, lift_offered: demo.lift_offered ?? 'unknown', route_note: route ?? null, lit_route: lit_route ?? 'unknown' };
}
