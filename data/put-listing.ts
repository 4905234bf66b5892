import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { getTableName } from 'drizzle-orm';
import { stableId } from './ids.ts';
import type { Listing } from './listing.ts';
import * as schema from './schema/directory.ts';
import type { Source } from './shapes/resource.ts';
import { attributeTermId, categoryTermId } from './taxonomy.ts';
import { ATTRIBUTES } from './vocabulary/attributes.ts';
import type { AttributeKey } from './vocabulary/attributes.ts';
import type { By, Writer } from './write.ts';

/** Where a listing comes from: `namespace` makes its keys unique ("osm", "csv:clubs"), `source_id` is its import_source. */
export interface Origin extends By {
  namespace: string;
  source_id: string | null;
}

/** Sources that are a person who checked; an import never overwrites what they said. */
const PEOPLE: ReadonlySet<Source> = new Set(['group_said', 'staff_visited', 'visitor_said']);

/** The `service_at_location.id` a listing has or will have. */
export const resourceId = (namespace: string, key: string): string => stableId(namespace, key, 'service_at_location');

/**
 * Writes one listing into the HSDS tables: inserts it, or changes what differs. Facts that a person checked stay as
 * they are; where the listing says otherwise, a review item says so. Facts the source no longer states are taken away.
 */
export function putListing(writer: Writer, listing: Listing, origin: Origin): 'created' | 'changed' | 'same' {
  const id = (what: string, key: string): string => stableId(origin.namespace, key, what);
  const resource = resourceId(origin.namespace, listing.key);
  const service = id('service', listing.key);
  const location = id('location', listing.location.key);
  const organization = id('organization', listing.organization.key);
  const outcomes: ('created' | 'changed' | 'same')[] = [];
  const clashes = new Clashes(writer, listing, origin, resource);
  const put = <T extends SQLiteTable>(table: T, row: T['$inferInsert'] & { id: string }): void => {
    outcomes.push(writer.put(table, clashes.withoutChecked(table, row)));
  };
  /** The same for a row whose every column is a fact: what a person said is marked as theirs. */
  const putFactsOf = <T extends SQLiteTable>(table: T, row: T['$inferInsert'] & { id: string }): void => {
    put(table, row);
    if (!PEOPLE.has(listing.source)) return;
    for (const [column, value] of Object.entries(row)) {
      if (column !== 'id' && !column.endsWith('_id') && value !== null) provenance(getTableName(table), row.id, column, { source: listing.source, checked_on: listing.checked_on, note: null });
    }
  };
  const mark = (did: boolean): void => { if (did) outcomes.push('changed'); };

  const { key: _organizationKey, ...organizationRow } = listing.organization;
  putFactsOf(schema.organization, { id: organization, ...organizationRow });
  const { categories, ...serviceRow } = listing.service;
  putFactsOf(schema.service, { id: service, organization_id: organization, ...serviceRow });
  const { external, address, ...place } = listing.location;
  putFactsOf(schema.location, {
    id: location, location_type: place.type, name: place.name, latitude: place.latitude, longitude: place.longitude,
    address_visibility: place.visibility, timezone_name: place.timezone, region_code: place.region, transportation: place.transportation,
    external_identifier: external?.id ?? null, external_identifier_type: external?.type ?? null,
  });
  const known = writer.get(schema.service_at_location, { id: resource });
  put(schema.service_at_location, {
    id: resource, service_id: service, location_id: location, import_source_id: known === null ? origin.source_id : known.import_source_id, import_key: listing.key,
  });
  if (!clashes.checked('location', location, 'address')) {
    const row = { id: id('address', listing.location.key), location_id: location };
    if (address === null) mark(writer.remove(schema.address, { id: row.id }));
    else put(schema.address, { ...row, ...address, address_type: 'physical' });
    if (address !== null && PEOPLE.has(listing.source)) provenance('location', location, 'address', { source: listing.source, checked_on: listing.checked_on, note: null });
  }
  putCategories();
  putSchedules();
  putContact();
  putFacts();
  if (known === null) return 'created';
  return outcomes.every((o) => o === 'same') ? 'same' : 'changed';

  function putCategories(): void {
    const wanted = new Map(categories.map((code, i) => [categoryTermId(code), i === 0 ? 'main' : 'also']));
    if (clashes.checked('service', service, 'categories')) return;
    for (const row of writer.all(schema.attribute, { link_entity: 'service', link_id: service, link_type: 'category' })) {
      if (!wanted.has(row.taxonomy_term_id)) mark(writer.remove(schema.attribute, { id: row.id }));
    }
    for (const [term, value] of wanted) {
      put(schema.attribute, { id: stableId(service, term), link_entity: 'service', link_id: service, link_type: 'category', taxonomy_term_id: term, value });
    }
    if (PEOPLE.has(listing.source)) provenance('service', service, 'categories', { source: listing.source, checked_on: listing.checked_on, note: null });
  }

  function putSchedules(): void {
    if (clashes.checked('service_at_location', resource, 'schedule')) return;
    const keep = new Set<string>();
    const add = (n: string, row: Omit<typeof schema.schedule.$inferInsert, 'id'>): string => {
      const schedule = id(`schedule ${n}`, listing.key);
      keep.add(schedule);
      put(schema.schedule, { id: schedule, service_at_location_id: resource, ...row });
      return schedule;
    };
    for (const [n, { exceptions, byday, bymonthday, ...row }] of listing.schedules.entries()) {
      const schedule = add(String(n), { ...row, byday: byday.join(',') || null, bymonthday: bymonthday.join(',') || null });
      const dates = new Set(exceptions.map((e) => e.date));
      for (const old of writer.all(schema.schedule_exception, { schedule_id: schedule })) {
        if (!dates.has(old.date)) mark(writer.remove(schema.schedule_exception, { id: old.id }));
      }
      for (const e of exceptions) put(schema.schedule_exception, { id: stableId(schedule, e.date), schedule_id: schedule, ...e });
    }
    if (listing.hours_text !== null) add('text', { description: listing.hours_text, kind: 'opening_hours' });
    for (const old of writer.all(schema.schedule, { service_at_location_id: resource })) {
      if (keep.has(old.id)) continue;
      for (const e of writer.all(schema.schedule_exception, { schedule_id: old.id })) writer.remove(schema.schedule_exception, { id: e.id });
      mark(writer.remove(schema.schedule, { id: old.id }));
    }
    const said = listing.schedules.length > 0 || listing.hours_text !== null;
    provenance('service_at_location', resource, 'schedule', said ? { source: listing.source, checked_on: listing.checked_on, note: null } : null);
  }

  function putContact(): void {
    if (clashes.checked('service_at_location', resource, 'contact')) return;
    const contact = id('contact', listing.key);
    if (listing.contact === null) mark(writer.remove(schema.contact, { id: contact }));
    else put(schema.contact, { id: contact, service_at_location_id: resource, ...listing.contact });
    const keep = new Set(listing.phones.map((p) => stableId(resource, p.number)));
    for (const old of writer.all(schema.phone, { service_at_location_id: resource })) {
      if (!keep.has(old.id)) mark(writer.remove(schema.phone, { id: old.id }));
    }
    for (const p of listing.phones) put(schema.phone, { id: stableId(resource, p.number), service_at_location_id: resource, ...p });
    const said = listing.phones.length > 0 || listing.contact !== null;
    provenance('service_at_location', resource, 'contact', said ? { source: listing.source, checked_on: listing.checked_on, note: null } : null);
  }

  function putFacts(): void {
    const facts = listing.facts.map((f) => ({ key: f.key as AttributeKey, value: typeof f.value === 'string' ? f.value : JSON.stringify(f.value), note: f.note, source: f.source ?? listing.source, checked_on: f.checked_on === undefined ? listing.checked_on : f.checked_on }));
    if (listing.travel !== null) facts.push({ key: 'travel', value: JSON.stringify(listing.travel), note: null, source: listing.source, checked_on: listing.checked_on });
    const wanted = new Map(facts.map((f) => [attributeId(f.key), f]));
    for (const [entity, owner] of [['location', location], ['service_at_location', resource]] as const) {
      for (const old of writer.all(schema.attribute, { link_entity: entity, link_id: owner, link_type: 'access' })) {
        const field = old.label!;
        if (wanted.has(old.id) || clashes.checked(entity, owner, field)) continue;
        mark(writer.remove(schema.attribute, { id: old.id }));
        provenance(entity, owner, field, null);
      }
    }
    for (const [attribute, f] of wanted) {
      const [entity, owner] = ownerOf(f.key);
      if (!PEOPLE.has(f.source) && clashes.checked(entity, owner, f.key)) {
        const old = writer.get(schema.attribute, { id: attribute });
        if (old !== null && old.value !== f.value) clashes.report(f.key, old.value, f.value);
        continue;
      }
      put(schema.attribute, { id: attribute, link_entity: entity, link_id: owner, link_type: 'access', taxonomy_term_id: attributeTermId(f.key), value: f.value, label: f.key });
      provenance(entity, owner, f.key, f);
    }
  }

  function ownerOf(key: AttributeKey): ['location' | 'service_at_location', string] {
    return ATTRIBUTES[key].hsds === 'location' ? ['location', location] : ['service_at_location', resource];
  }
  function attributeId(key: AttributeKey): string {
    return stableId(ownerOf(key)[1], 'access', key);
  }
  function provenance(entity: string, entity_id: string, field: string, said: { source: Source; checked_on: string | null; note: string | null } | null): void {
    if (said === null) mark(writer.remove(schema.provenance, { entity, entity_id, field }));
    else outcomes.push(writer.put(schema.provenance, { entity, entity_id, field, source: said.source, checked_on: said.checked_on, note: said.note }));
  }
}

/** Knows what people checked, and tells the liaison where an import disagrees with them. */
class Clashes {
  readonly #writer: Writer;
  readonly #listing: Listing;
  readonly #origin: Origin;
  readonly #resource: string;
  constructor(writer: Writer, listing: Listing, origin: Origin, resource: string) {
    this.#writer = writer;
    this.#listing = listing;
    this.#origin = origin;
    this.#resource = resource;
  }

  /** Did a person check this field, while this listing comes from a file nobody checked? */
  checked(entity: string, entity_id: string, field: string): boolean {
    if (PEOPLE.has(this.#listing.source)) return false;
    const said = this.#writer.get(schema.provenance, { entity, entity_id, field });
    return said !== null && PEOPLE.has(said.source);
  }

  /** The row less the columns that a person checked. */
  withoutChecked<T extends SQLiteTable>(table: T, row: T['$inferInsert'] & { id: string }): T['$inferInsert'] {
    if (PEOPLE.has(this.#listing.source)) return row;
    const entity = getTableName(table);
    const checked = this.#writer.all(schema.provenance, { entity, entity_id: row.id }).filter((p) => PEOPLE.has(p.source) && p.field in row);
    if (checked.length === 0) return row;
    const left: Record<string, unknown> = { ...row };
    const before = this.#writer.get(table, { id: row.id } as Partial<T['$inferSelect']>) as Record<string, unknown> | null;
    for (const { field } of checked) {
      if (before !== null && JSON.stringify(before[field]) !== JSON.stringify(left[field])) this.report(field, before[field], left[field]);
      delete left[field];
    }
    // What the table insists on is given back as it stands, so that the row is whole.
    return { ...before, ...left } as T['$inferInsert'];
  }

  report(field: string, kept: unknown, offered: unknown): void {
    const id = stableId(this.#resource, 'import_clash', field, String(offered));
    if (this.#writer.get(schema.review_item, { id }) !== null) return;
    this.#writer.put(schema.review_item, {
      id, kind: 'import_clash', resource_id: this.#resource, field, created_at: this.#origin.at, state: 'open',
      detail: { kept: kept ?? null, offered: offered ?? null, source: this.#listing.source, namespace: this.#origin.namespace },
    });
  }
}
