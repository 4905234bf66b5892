import * as z from 'zod';
import { ATTRIBUTE_KEYS } from '../vocabulary/attributes.ts';

/** A calendar day in the place's own time zone, ISO 8601 ("2026-11-25"). */
export const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A wall-clock time in the place's own time zone, "00:00"–"24:00". */
const LocalTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** Who says so (access-vocabulary.md §2). The first three are people who checked; the last two are files nobody checked. */
export const Source = z.enum(['group_said', 'staff_visited', 'visitor_said', 'imported_osm', 'imported_feed']);
export type Source = z.infer<typeof Source>;

/** Ages served; `null` is "no limit said". */
const AgeScope = z.strictObject({
  min: z.number().int().min(0).max(120).nullable(),
  max: z.number().int().min(0).max(120).nullable(),
  children_may_come: z.enum(['yes', 'no', 'unknown']),
  under18_safeguarding: z.enum(['yes', 'no', 'unknown']),
});
export type AgeScope = z.infer<typeof AgeScope>;

/** What it costs, all in. `amount` is in whole units of `currency` (ISO 4217), e.g. 2.5 GBP. */
const Cost = z.strictObject({
  kind: z.enum(['free', 'donation', 'low', 'paid']),
  amount: z.number().min(0).nullable(),
  currency: z.string().length(3).nullable(),
  first_free: z.boolean(),
  concession: z.boolean(),
  hidden_costs: z.string().max(140).nullable(),
});
export type Cost = z.infer<typeof Cost>;

/** One dated fact of the vocabulary. A key that is absent from `facts` is unknown: nobody has checked. */
export const Fact = z.strictObject({
  value: z.union([z.string(), z.array(z.string()), AgeScope, Cost]),
  source: Source,
  checked_on: LocalDate.nullable(),
  note: z.string().max(140).nullable(),
});
export type Fact = z.infer<typeof Fact>;

/** A day on which a schedule does something else. */
const ScheduleException = z.strictObject({
  date: LocalDate,
  kind: z.enum(['cancelled', 'changed']),
  opens_at: LocalTime.nullable(),
  closes_at: LocalTime.nullable(),
  note: z.string().max(140).nullable(),
});

/**
 * When it happens: the RRULE subset of HSDS 3.1 `schedule` (RFC 5545), in the place's own wall-clock time.
 * `freq: null` is one date, `dtstart`. `closes_at` at or before `opens_at` is the next day. `closes_at: null` is "end not said".
 */
export const Schedule = z.strictObject({
  id: z.string(),
  kind: z.enum(['session', 'opening_hours']),
  freq: z.enum(['WEEKLY', 'MONTHLY']).nullable(),
  interval: z.number().int().min(1),
  /** "MO" … "SU"; with MONTHLY also "1TU", "-1FR". */
  byday: z.array(z.string().regex(/^(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)$/)),
  bymonthday: z.array(z.number().int().min(-31).max(31)),
  dtstart: LocalDate.nullable(),
  until: LocalDate.nullable(),
  count: z.number().int().min(1).nullable(),
  wkst: z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
  /** Season or term: no date outside is meant. */
  valid_from: LocalDate.nullable(),
  valid_to: LocalDate.nullable(),
  opens_at: LocalTime,
  closes_at: LocalTime.nullable(),
  /** On a public holiday: as usual, not at all, or nobody has said. */
  holidays: z.enum(['open', 'closed', 'check']),
  exceptions: z.array(ScheduleException),
  description: z.string().nullable(),
});
export type Schedule = z.infer<typeof Schedule>;

/** A named place of the gazetteer that groups resources for people: "Stow Hill". Public knowledge. */
export const Area = z.strictObject({ slug: z.string(), name: z.string(), latitude: z.number(), longitude: z.number() });
export type Area = z.infer<typeof Area>;

/**
 * Where it is, as far as it may be told. `full`: the exact point. `area`: the centre of a grid square about 1 km
 * wide with a circle that covers it. `hidden`: no point at all, only the area's name.
 */
export const Place = z.strictObject({
  visibility: z.enum(['full', 'area', 'hidden']),
  point: z.strictObject({ latitude: z.number(), longitude: z.number(), radius_m: z.number().min(0) }).nullable(),
  area: Area.nullable(),
});
export type Place = z.infer<typeof Place>;

/** A stop near the door (attribute 40). */
const NearbyStop = z.strictObject({
  name: z.string(),
  mode: z.string(),
  walk_m: z.number().min(0),
  step_free: z.enum(['yes', 'no', 'unknown']),
  lines: z.array(z.string()),
  last_departure: LocalTime.nullable(),
});
const TravelBlock = z.strictObject({
  stops: z.array(NearbyStop),
  parking: z.string().nullable(),
  lift_offered: z.enum(['yes', 'no', 'unknown']),
  route_note: z.string().nullable(),
  lit_route: z.enum(['yes', 'no', 'unknown']),
});

/** The older of schedule and contact, and who checked it (journeys.md §3). `imported_*` is set while nobody has. */
export const Freshness = z.strictObject({
  checked_on: LocalDate.nullable(),
  checked_by: Source.nullable(),
  imported_from: z.string().nullable(),
  imported_on: LocalDate.nullable(),
});
export type Freshness = z.infer<typeof Freshness>;

const factsShape = z.partialRecord(z.enum(ATTRIBUTE_KEYS), Fact);

/** What judging fit needs, and no more: the `core` part of a shard. */
export const ResourceCore = z.strictObject({
  id: z.uuid(),
  organization: z.strictObject({ id: z.string(), is_faith: z.boolean() }),
  kind: z.enum(['group', 'place', 'event', 'volunteering', 'online_community']),
  status: z.enum(['active', 'temporarily closed']),
  /** Codes of the category tree, the main one first. */
  categories: z.array(z.string()).min(1),
  /** `null`: online or by phone only. */
  place: Place.nullable(),
  /** IANA name; `null` when nobody knows, and then no date can be worked out. */
  timezone: z.string().nullable(),
  /** ISO 3166 code of the public-holiday calendar ("GB-WLS"), or `null`. */
  region: z.string().nullable(),
  schedules: z.array(Schedule),
  /** Hours that could not be put into schedules, in the source's own words. */
  hours_text: z.string().nullable(),
  facts: factsShape,
  spaces: z.enum(['open', 'limited', 'waiting_list', 'unknown']),
  freshness: Freshness,
});
export type ResourceCore = z.infer<typeof ResourceCore>;

/** What a card shows beside the answer: the `cards` part of a shard. */
export const ResourceCard = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** One line of at most 80 characters. */
  summary: z.string().max(80).nullable(),
  organization_name: z.string(),
  /** BCP 47 tag of the listing's own words. */
  lang: z.string(),
});
export type ResourceCard = z.infer<typeof ResourceCard>;

/** What searching by words reads: the `text` part of a shard. */
export const ResourceText = z.strictObject({ id: z.uuid(), text: z.string() });
export type ResourceText = z.infer<typeof ResourceText>;

/** The published view of one service at one location (or online), flattened. */
export const Resource = ResourceCore.extend({
  name: ResourceCard.shape.name,
  summary: ResourceCard.shape.summary,
  lang: ResourceCard.shape.lang,
  organization: ResourceCore.shape.organization.extend({ name: z.string(), website: z.string().nullable() }),
  service_id: z.string(),
  location_id: z.string().nullable(),
  location_name: z.string().nullable(),
  description: z.string().nullable(),
  /** Street address, only when the place's visibility is `full`. */
  address: z.string().nullable(),
  status_note: z.string().nullable(),
  /** The group's own words on who it welcomes, shown before any contact. */
  inclusion_statement: z.string().nullable(),
  application_process: z.string().nullable(),
  wait: z.string().nullable(),
  co_led_by: z.array(z.string()),
  phones: z.array(z.strictObject({ number: z.string(), description: z.string().nullable() })),
  email: z.string().nullable(),
  website: z.string().nullable(),
  contact: z.strictObject({ name: z.string().nullable(), title: z.string().nullable() }).nullable(),
  travel: TravelBlock.nullable(),
  /** Credit lines that must be shown with this data. */
  attribution: z.array(z.strictObject({ text: z.string(), url: z.string().nullable() })),
});
export type Resource = z.infer<typeof Resource>;
