/**
 * The one published view of a resource. Pure: rows in, what everybody may see out.
 * What an address's visibility does not allow is left behind here, and nowhere else.
 */
import type { Area, Fact, Freshness, Place, Resource, ResourceCard, ResourceCore, ResourceText, Schedule, Source } from './shapes/resource.ts';
import type { AttributeKey } from './vocabulary/attributes.ts';
import type * as schema from './schema/directory.ts';

type RowOf<T extends keyof typeof schema> = (typeof schema)[T] extends { $inferSelect: infer R } ? R : never;

/** Everything the directory holds about one service at one location. */
export interface ResourceRows {
  service_at_location: RowOf<'service_at_location'>;
  service: RowOf<'service'>;
  organization: RowOf<'organization'>;
  location: RowOf<'location'>;
  address: RowOf<'address'> | null;
  area: RowOf<'place'> | null;
  schedules: (RowOf<'schedule'> & { exceptions: RowOf<'schedule_exception'>[] })[];
  /** Of the location first, then of the service there, so that the nearer one wins. */
  attributes: RowOf<'attribute'>[];
  /** Category codes, the main one first. */
  categories: string[];
  provenance: RowOf<'provenance'>[];
  phones: RowOf<'phone'>[];
  contact: RowOf<'contact'> | null;
  import_source: RowOf<'import_source'> | null;
}

/** Sides of the grid squares that stand for a masked address, in degrees of latitude (about 1.1 km). */
const GRID = 0.01;

/** The published view, or `null` where nothing is published: services that are inactive, have ended, or have no category. */
export function publish(rows: ResourceRows): Resource | null {
  const { service, organization, location } = rows;
  if (service.status === 'inactive' || service.status === 'defunct' || rows.categories.length === 0) return null;
  const place = placeOf(rows);
  const exact = place === null || place.visibility === 'full';
  const facts: Partial<Record<AttributeKey, Fact>> = {};
  let travel: Resource['travel'] = null;
  for (const row of rows.attributes) {
    const key = row.label as AttributeKey;
    if (row.value === null) continue;
    // A list of stops and a note on the route would give a masked door away.
    if (key === 'travel') travel = exact ? (JSON.parse(row.value) as Resource['travel']) : null;
    else facts[key] = { value: row.value.startsWith('{') || row.value.startsWith('[') ? (JSON.parse(row.value) as Fact['value']) : row.value, ...said(rows, row.link_entity, row.link_id, key) };
  }
  return {
    id: rows.service_at_location.id,
    service_id: service.id,
    location_id: exact ? location.id : null,
    organization: { id: organization.id, is_faith: organization.faith_host === 'yes', name: organization.name, website: safeUrl(organization.website) },
    kind: service.kind,
    status: service.status,
    status_note: service.alert,
    categories: rows.categories,
    place,
    timezone: location.timezone_name,
    region: location.region_code,
    location_name: exact ? location.name : null,
    address: exact && place !== null && rows.address !== null ? oneLine(rows.address) : null,
    schedules: rows.schedules.filter((s) => s.opens_at !== null).map(scheduleOf),
    hours_text: rows.schedules.filter((s) => s.opens_at === null && s.description !== null).map((s) => s.description).join('; ') || null,
    facts,
    travel,
    spaces: service.spaces,
    freshness: freshnessOf(rows),
    name: service.name,
    summary: service.summary,
    lang: service.lang,
    description: service.description,
    inclusion_statement: service.inclusion_statement,
    application_process: service.application_process,
    wait: service.wait_time,
    co_led_by: service.co_led_by,
    phones: rows.phones.map((p) => ({ number: p.number, description: p.description })),
    email: service.email,
    website: safeUrl(service.url),
    contact: rows.contact === null ? null : { name: rows.contact.name, title: rows.contact.title },
    attribution: rows.import_source === null ? [] : [{ text: rows.import_source.attribution, url: safeUrl(rows.import_source.attribution_url) }],
  };
}

/** What judging fit needs of a resource. */
export function coreOf(r: Resource): ResourceCore {
  return {
    id: r.id, organization: { id: r.organization.id, is_faith: r.organization.is_faith }, kind: r.kind, status: r.status, categories: r.categories, place: r.place,
    timezone: r.timezone, region: r.region, schedules: r.schedules, hours_text: r.hours_text, facts: r.facts, spaces: r.spaces, freshness: r.freshness,
  };
}

/** What a card says beside the answer. */
export function cardOf(r: Resource): ResourceCard {
  return { id: r.id, name: r.name, summary: r.summary, organization_name: r.organization.name, lang: r.lang };
}

/** The words that a search reads; `synonyms` are the everyday names of the resource's categories. */
export function textOf(r: Resource, synonyms: (category: string) => readonly string[]): ResourceText {
  return { id: r.id, text: [r.name, r.summary, r.description, r.organization.name, ...r.categories.flatMap(synonyms)].filter((t) => t !== null && t !== '').join(' \n') };
}

function placeOf({ location, area: row }: ResourceRows): Place | null {
  if (location.location_type === 'virtual' || location.latitude === null || location.longitude === null) return null;
  const area: Area | null = row === null ? null : { slug: row.slug, name: row.name, latitude: row.latitude, longitude: row.longitude };
  const { latitude, longitude } = location;
  switch (location.address_visibility) {
    case 'full': return { visibility: 'full', point: { latitude, longitude, radius_m: 0 }, area };
    case 'area': return { visibility: 'area', point: square(latitude, longitude), area };
    case 'hidden': return { visibility: 'hidden', point: null, area };
  }
}

/** The grid square a point lies in, as a circle around it: many doors share one square, and no arithmetic leads back. */
function square(latitude: number, longitude: number): { latitude: number; longitude: number; radius_m: number } {
  const middle = (value: number, side: number): number => (Math.floor(value / side) + 0.5) * side;
  const lat = middle(latitude, GRID);
  const wide = GRID / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const half = (GRID / 2) * 111_320;
  return { latitude: round(lat), longitude: round(middle(longitude, wide)), radius_m: Math.ceil(half * Math.SQRT2) };
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function scheduleOf(row: ResourceRows['schedules'][number]): Schedule {
  return {
    id: row.id, kind: row.kind, freq: row.freq, interval: row.interval ?? 1,
    byday: list(row.byday), bymonthday: list(row.bymonthday).map(Number),
    dtstart: row.dtstart, until: row.until, count: row.count, wkst: (row.wkst as Schedule['wkst'] | null) ?? 'MO',
    valid_from: row.valid_from, valid_to: row.valid_to, opens_at: row.opens_at!, closes_at: row.closes_at, holidays: row.holidays,
    exceptions: row.exceptions.map((e) => ({ date: e.date, kind: e.kind, opens_at: e.opens_at, closes_at: e.closes_at, note: e.note })),
    description: row.description,
  };
}

const list = (text: string | null): string[] => (text === null || text === '' ? [] : text.split(','));

function said(rows: ResourceRows, entity: string, id: string, field: string): { source: Source; checked_on: string | null; note: string | null } {
  const p = rows.provenance.find((q) => q.entity === entity && q.entity_id === id && q.field === field);
  return p === undefined ? { source: 'imported_feed', checked_on: null, note: null } : { source: p.source, checked_on: p.checked_on, note: p.note };
}

/** journeys.md §3: the date of schedule or contact, whichever is older; a fact that nobody checked has none. */
function freshnessOf(rows: ResourceRows): Freshness {
  const from = rows.import_source;
  const imported = { imported_from: from?.source ?? null, imported_on: from?.data_date ?? null };
  const clocks = rows.provenance.filter((p) => p.entity === 'service_at_location' && (p.field === 'schedule' || p.field === 'contact'));
  const people = clocks.filter((p) => !p.source.startsWith('imported') && p.checked_on !== null).sort((a, b) => (a.checked_on! < b.checked_on! ? -1 : 1));
  const oldest = people[0];
  if (oldest === undefined || people.length < clocks.length) return { checked_on: null, checked_by: null, ...imported };
  return { checked_on: oldest.checked_on, checked_by: oldest.source, ...imported };
}

function oneLine(a: RowOf<'address'>): string {
  return [a.address_1, a.address_2, a.city, a.postal_code].filter((part) => part !== null && part !== '').join(', ');
}

/** Only addresses a browser may safely follow (reliability.md §3, 1.3.1). */
function safeUrl(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s"'<>]+$/i.test(url) ? url : null;
}
