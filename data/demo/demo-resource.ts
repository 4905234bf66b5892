import type { Fact, Resource, Schedule, Source } from '../shapes/resource.ts';
import type { AttributeKey, ValueOf } from '../vocabulary/attributes.ts';
import type { OrganizationKey } from './organizations.ts';
import type { VenueKey } from './venues.ts';

export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

/** A day told from today, so that the demo never goes out of date: so many days on, or the first such weekday from there. */
export interface RelativeDay {
  days: number;
  weekday?: Weekday;
}

/** The part of a year in which something happens: `from` and `to` are "MM-DD". */
export interface Season {
  from: string;
  to: string;
}

/** A schedule as it is written down here: as the shared shape, but with its dates told from today. */
export interface DemoSchedule extends Omit<Schedule, 'id' | 'dtstart' | 'until' | 'valid_from' | 'valid_to' | 'exceptions'> {
  dtstart: RelativeDay | null;
  until: RelativeDay | null;
  /** Only in these parts of the year; none means all year. */
  seasons: Season[];
  exceptions: { on: RelativeDay; kind: 'cancelled' | 'changed'; opens_at: string | null; closes_at: string | null; note: string | null }[];
}

export type Ages = Extract<Fact['value'], { children_may_come: string }>;
export type Cost = Extract<Fact['value'], { first_free: boolean }>;
type FactKey = Exclude<AttributeKey, 'travel'>;

/** What a fact may be, so that a slip of the pen does not compile. */
type ValueFor<K extends FactKey> = K extends 'age_scope' ? Ages
  : K extends 'cost' ? Cost
  : K extends 'info_formats' | 'pre_visit' | 'online_controls' ? ValueOf<K>[]
  : K extends 'languages' | 'sign_languages' | 'quiet_times' ? string[]
  : ValueOf<K>;

/** A fact that needs more than its value. What is not said is the venue's or the resource's own. */
export interface Noted<V> {
  value: V;
  note?: string;
  source?: Source;
  /** Days since somebody checked; `null` for an import nobody dated. */
  checked?: number | null;
}

/** Known facts only: a key that is absent is not checked. */
export type DemoFacts = { [K in FactKey]?: Value<K> | Noted<Value<K>> };
type Value<K extends FactKey> = ValueFor<K> | 'not_applicable';

/** One thing to do in the demo town, in as few words as will do. Absent means not said. */
export interface DemoResource {
  slug: string;
  organization: OrganizationKey;
  location: VenueKey | 'online' | 'phone';
  kind: Resource['kind'];
  /** Codes of the category tree, the main one first. */
  categories: [string, ...string[]];
  name: string;
  /** At most 80 characters. */
  summary: string;
  description?: string;
  lang?: string;
  status?: 'temporarily closed';
  /** Why it is closed, or what is different just now. */
  alert?: string;
  schedules: DemoSchedule[];
  hours_text?: string;
  facts: DemoFacts;
  /** Days since somebody checked the listing. */
  checked: number;
  /** `group_said` unless somebody else did. */
  source?: Source;
  inclusion_statement?: string;
  application_process?: string;
  wait_time?: string;
  spaces?: Resource['spaces'];
  co_led_by?: string[];
  /** First names only, and published only where the person agreed to it. */
  contact?: { name: string; title: string; consents: 'yes' | 'no' };
  /** Instead of the organization's own. */
  phone?: { number: string; description: string };
  email?: string;
  website?: string;
  /** Do they fetch people? */
  lift_offered?: 'yes' | 'no';
}
