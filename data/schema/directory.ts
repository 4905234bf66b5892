/**
 * The public half: HSDS 3.1 tables under their own names, and our few beside them.
 * Columns that HSDS does not have stand last in a table, under "ours".
 */
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

const id = () => text('id').primaryKey().notNull();
const ref = (name: string, to: () => AnySQLiteColumn) => text(name).references(to);


export const organization = sqliteTable('organization', {
  id: id(),
  name: text('name').notNull(),
  alternate_name: text('alternate_name'),
  description: text('description').notNull(),
  email: text('email'),
  website: text('website'),
  tax_status: text('tax_status'),
  tax_id: text('tax_id'),
  year_incorporated: integer('year_incorporated'),
  legal_status: text('legal_status'),
  logo: text('logo'),
  uri: text('uri'),
  parent_organization_id: ref('parent_organization_id', (): AnySQLiteColumn => organization.id),
  // ours: is the host a faith organization? Decides what an unknown faith_content means (matching.md §2).
  faith_host: text('faith_host', { enum: ['yes', 'no'] }).notNull().default('no'),
});

export const program = sqliteTable('program', {
  id: id(),
  organization_id: ref('organization_id', () => organization.id).notNull(),
  name: text('name').notNull(),
  alternate_name: text('alternate_name'),
  description: text('description').notNull(),
});

export const service = sqliteTable('service', {
  id: id(),
  organization_id: ref('organization_id', () => organization.id).notNull(),
  program_id: ref('program_id', () => program.id),
  name: text('name').notNull(),
  alternate_name: text('alternate_name'),
  description: text('description'),
  url: text('url'),
  email: text('email'),
  status: text('status', { enum: ['active', 'inactive', 'defunct', 'temporarily closed'] }).notNull(),
  interpretation_services: text('interpretation_services'),
  application_process: text('application_process'),
  fees_description: text('fees_description'),
  wait_time: text('wait_time'),
  fees: text('fees'),
  accreditations: text('accreditations'),
  eligibility_description: text('eligibility_description'),
  minimum_age: integer('minimum_age'),
  maximum_age: integer('maximum_age'),
  assured_date: text('assured_date'),
  assurer_email: text('assurer_email'),
  licenses: text('licenses'),
  alert: text('alert'),
  last_modified: text('last_modified'),
  // ours
  kind: text('kind', { enum: ['group', 'place', 'event', 'volunteering', 'online_community'] }).notNull().default('group'),
  summary: text('summary'),
  lang: text('lang').notNull().default('en'),
  inclusion_statement: text('inclusion_statement'),
  co_led_by: text('co_led_by', { mode: 'json' }).$type<string[]>().notNull().default([]),
  spaces: text('spaces', { enum: ['open', 'limited', 'waiting_list', 'unknown'] }).notNull().default('unknown'),
}, (t) => [index('service_organization').on(t.organization_id)]);

/** The gazetteer: named places people know, with a point each. Public knowledge, never a person's. */
export const place = sqliteTable('place', {
  id: id(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['city', 'town', 'village', 'suburb', 'neighbourhood', 'hamlet', 'postcode'] }).notNull(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
  population: integer('population'),
  import_source_id: ref('import_source_id', () => import_source.id),
}, (t) => [uniqueIndex('place_slug').on(t.slug), index('place_kind').on(t.kind)]);

export const location = sqliteTable('location', {
  id: id(),
  location_type: text('location_type', { enum: ['physical', 'postal', 'virtual'] }).notNull(),
  url: text('url'),
  organization_id: ref('organization_id', () => organization.id),
  name: text('name'),
  alternate_name: text('alternate_name'),
  description: text('description'),
  transportation: text('transportation'),
  latitude: real('latitude'),
  longitude: real('longitude'),
  external_identifier: text('external_identifier'),
  external_identifier_type: text('external_identifier_type'),
  // ours
  address_visibility: text('address_visibility', { enum: ['full', 'area', 'hidden'] }).notNull().default('full'),
  timezone_name: text('timezone_name'),
  region_code: text('region_code'),
  place_id: ref('place_id', () => place.id),
}, (t) => [index('location_place').on(t.place_id), index('location_external').on(t.external_identifier_type, t.external_identifier)]);

export const address = sqliteTable('address', {
  id: id(),
  location_id: ref('location_id', () => location.id),
  attention: text('attention'),
  address_1: text('address_1').notNull(),
  address_2: text('address_2'),
  city: text('city').notNull(),
  region: text('region'),
  state_province: text('state_province').notNull(),
  postal_code: text('postal_code').notNull(),
  country: text('country').notNull(),
  address_type: text('address_type', { enum: ['physical', 'postal', 'virtual'] }).notNull(),
}, (t) => [index('address_location').on(t.location_id)]);

/** One service at one location: what the code calls a resource, by its id. */
export const service_at_location = sqliteTable('service_at_location', {
  id: id(),
  service_id: ref('service_id', () => service.id).notNull(),
  location_id: ref('location_id', () => location.id).notNull(),
  description: text('description'),
  // ours: which import brought it, and under which name there.
  import_source_id: ref('import_source_id', () => import_source.id),
  import_key: text('import_key'),
}, (t) => [index('sal_service').on(t.service_id), index('sal_location').on(t.location_id), index('sal_import').on(t.import_source_id, t.import_key)]);

export const schedule = sqliteTable('schedule', {
  id: id(),
  service_id: ref('service_id', () => service.id),
  location_id: ref('location_id', () => location.id),
  service_at_location_id: ref('service_at_location_id', () => service_at_location.id),
  valid_from: text('valid_from'),
  valid_to: text('valid_to'),
  dtstart: text('dtstart'),
  timezone: real('timezone'),
  until: text('until'),
  count: integer('count'),
  wkst: text('wkst'),
  freq: text('freq', { enum: ['WEEKLY', 'MONTHLY'] }),
  interval: integer('interval'),
  byday: text('byday'),
  byweekno: text('byweekno'),
  bymonthday: text('bymonthday'),
  byyearday: text('byyearday'),
  description: text('description'),
  opens_at: text('opens_at'),
  closes_at: text('closes_at'),
  schedule_link: text('schedule_link'),
  attending_type: text('attending_type'),
  notes: text('notes'),
  // ours
  kind: text('kind', { enum: ['session', 'opening_hours'] }).notNull().default('session'),
  holidays: text('holidays', { enum: ['open', 'closed', 'check'] }).notNull().default('check'),
}, (t) => [index('schedule_sal').on(t.service_at_location_id), index('schedule_service').on(t.service_id), index('schedule_location').on(t.location_id)]);

/** Ours: HSDS has no exception dates. */
export const schedule_exception = sqliteTable('schedule_exception', {
  id: id(),
  schedule_id: ref('schedule_id', () => schedule.id).notNull(),
  date: text('date').notNull(),
  kind: text('kind', { enum: ['cancelled', 'changed'] }).notNull(),
  opens_at: text('opens_at'),
  closes_at: text('closes_at'),
  note: text('note'),
}, (t) => [uniqueIndex('schedule_exception_date').on(t.schedule_id, t.date)]);

export const contact = sqliteTable('contact', {
  id: id(),
  organization_id: ref('organization_id', () => organization.id),
  service_id: ref('service_id', () => service.id),
  service_at_location_id: ref('service_at_location_id', () => service_at_location.id),
  location_id: ref('location_id', () => location.id),
  name: text('name'),
  title: text('title'),
  department: text('department'),
  email: text('email'),
}, (t) => [index('contact_sal').on(t.service_at_location_id)]);

export const phone = sqliteTable('phone', {
  id: id(),
  location_id: ref('location_id', () => location.id),
  service_id: ref('service_id', () => service.id),
  organization_id: ref('organization_id', () => organization.id),
  contact_id: ref('contact_id', () => contact.id),
  service_at_location_id: ref('service_at_location_id', () => service_at_location.id),
  number: text('number').notNull(),
  extension: integer('extension'),
  type: text('type'),
  description: text('description'),
}, (t) => [index('phone_sal').on(t.service_at_location_id), index('phone_service').on(t.service_id), index('phone_location').on(t.location_id)]);

export const language = sqliteTable('language', {
  id: id(),
  service_id: ref('service_id', () => service.id),
  location_id: ref('location_id', () => location.id),
  phone_id: ref('phone_id', () => phone.id),
  name: text('name'),
  code: text('code'),
  note: text('note'),
});

export const cost_option = sqliteTable('cost_option', {
  id: id(),
  service_id: ref('service_id', () => service.id).notNull(),
  valid_from: text('valid_from'),
  valid_to: text('valid_to'),
  option: text('option'),
  currency: text('currency'),
  amount: real('amount'),
  amount_description: text('amount_description'),
});

export const accessibility = sqliteTable('accessibility', {
  id: id(),
  location_id: ref('location_id', () => location.id),
  description: text('description'),
  details: text('details'),
  url: text('url'),
});

export const taxonomy = sqliteTable('taxonomy', {
  id: id(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  uri: text('uri'),
  version: text('version'),
});

export const taxonomy_term = sqliteTable('taxonomy_term', {
  id: id(),
  code: text('code'),
  name: text('name').notNull(),
  description: text('description').notNull(),
  parent_id: ref('parent_id', (): AnySQLiteColumn => taxonomy_term.id),
  taxonomy: text('taxonomy'),
  language: text('language'),
  taxonomy_id: ref('taxonomy_id', () => taxonomy.id),
  term_uri: text('term_uri'),
}, (t) => [uniqueIndex('taxonomy_term_code').on(t.taxonomy_id, t.code)]);

/** Categories (link_entity "service") and the 40 facts ("location" or "service_at_location"), as HSDS has them. */
export const attribute = sqliteTable('attribute', {
  id: id(),
  link_id: text('link_id').notNull(),
  link_entity: text('link_entity', { enum: ['organization', 'service', 'location', 'service_at_location'] }).notNull(),
  taxonomy_term_id: ref('taxonomy_term_id', () => taxonomy_term.id).notNull(),
  link_type: text('link_type'),
  value: text('value'),
  label: text('label'),
}, (t) => [uniqueIndex('attribute_link').on(t.link_entity, t.link_id, t.taxonomy_term_id)]);

/** HSDS change history, a row for each field changed after it was first written. */
export const metadata = sqliteTable('metadata', {
  id: id(),
  resource_id: text('resource_id').notNull(),
  resource_type: text('resource_type').notNull(),
  last_action_date: text('last_action_date').notNull(),
  last_action_type: text('last_action_type', { enum: ['update', 'delete'] }).notNull(),
  field_name: text('field_name').notNull(),
  previous_value: text('previous_value').notNull(),
  replacement_value: text('replacement_value').notNull(),
  updated_by: text('updated_by').notNull(),
}, (t) => [index('metadata_resource').on(t.resource_type, t.resource_id)]);

export const service_area = sqliteTable('service_area', {
  id: id(),
  service_id: ref('service_id', () => service.id),
  service_at_location_id: ref('service_at_location_id', () => service_at_location.id),
  name: text('name'),
  description: text('description'),
  extent: text('extent'),
  extent_type: text('extent_type', { enum: ['geojson', 'topojson', 'kml', 'text'] }),
  uri: text('uri'),
});

export const required_document = sqliteTable('required_document', {
  id: id(),
  service_id: ref('service_id', () => service.id),
  document: text('document'),
  uri: text('uri'),
});

export const funding = sqliteTable('funding', {
  id: id(),
  organization_id: ref('organization_id', () => organization.id),
  service_id: ref('service_id', () => service.id),
  source: text('source'),
});

export const organization_identifier = sqliteTable('organization_identifier', {
  id: id(),
  organization_id: ref('organization_id', () => organization.id).notNull(),
  identifier_scheme: text('identifier_scheme'),
  identifier_type: text('identifier_type').notNull(),
  identifier: text('identifier').notNull(),
});

export const url = sqliteTable('url', {
  id: id(),
  label: text('label'),
  url: text('url').notNull(),
  organization_id: ref('organization_id', () => organization.id),
  service_id: ref('service_id', () => service.id),
});

export const unit = sqliteTable('unit', {
  id: id(),
  name: text('name').notNull(),
  scheme: text('scheme'),
  identifier: text('identifier'),
  uri: text('uri'),
});

export const service_capacity = sqliteTable('service_capacity', {
  id: id(),
  service_id: ref('service_id', () => service.id).notNull(),
  unit_id: ref('unit_id', () => unit.id).notNull(),
  available: real('available').notNull(),
  maximum: real('maximum'),
  description: text('description'),
  updated: text('updated').notNull(),
});

/** Ours: who says so, and since when. `field` is a column, an attribute code, or "schedule" / "contact" for the whole of them. */
export const provenance = sqliteTable('provenance', {
  entity: text('entity').notNull(),
  entity_id: text('entity_id').notNull(),
  field: text('field').notNull(),
  source: text('source', { enum: ['group_said', 'staff_visited', 'visitor_said', 'imported_osm', 'imported_feed'] }).notNull(),
  checked_on: text('checked_on'),
  note: text('note'),
}, (t) => [primaryKey({ columns: [t.entity, t.entity_id, t.field] })]);

/** Ours: where imported facts came from, and the credit that must be shown with them. One row a data set. */
export const import_source = sqliteTable('import_source', {
  id: id(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  source: text('source').notNull(),
  data_date: text('data_date'),
  licence: text('licence').notNull(),
  attribution: text('attribution').notNull(),
  attribution_url: text('attribution_url'),
  sha256: text('sha256').notNull(),
  counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull(),
});

/** Ours: what a liaison should look at: clashes, reports, things gone from a source. */
export const review_item = sqliteTable('review_item', {
  id: id(),
  kind: text('kind').notNull(),
  resource_id: text('resource_id'),
  field: text('field'),
  detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  created_at: text('created_at').notNull(),
  state: text('state', { enum: ['open', 'done', 'dismissed'] }).notNull().default('open'),
}, (t) => [index('review_item_state').on(t.state, t.kind)]);

/** Ours: the one ordered change log. A row for each published resource or gazetteer that a transaction touched. */
export const change = sqliteTable('change', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  /** service_at_location.id, or null where the gazetteer or a credit line changed. */
  resource_id: text('resource_id'),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
}, (t) => [index('change_resource').on(t.resource_id, t.seq)]);
