import type { AttributeKey } from './vocabulary/attributes.ts';
import type { Fact, Resource, Schedule, Source } from './shapes/resource.ts';

/**
 * One resource as it comes in, from an import or from the demo town: the form every source is turned into
 * before `putListing` writes it. `key`s are stable names inside one data set ("node/123").
 */
export interface Listing {
  key: string;
  organization: { key: string; name: string; description: string; website: string | null; faith_host: 'yes' | 'no' };
  service: {
    name: string;
    summary: string | null;
    description: string | null;
    kind: Resource['kind'];
    /** Codes of the category tree, the main one first. */
    categories: string[];
    status: 'active' | 'inactive' | 'defunct' | 'temporarily closed';
    alert: string | null;
    url: string | null;
    email: string | null;
    application_process: string | null;
    wait_time: string | null;
    spaces: Resource['spaces'];
    inclusion_statement: string | null;
    co_led_by: string[];
    lang: string;
  };
  location: {
    key: string;
    type: 'physical' | 'virtual';
    name: string | null;
    latitude: number | null;
    longitude: number | null;
    visibility: 'full' | 'area' | 'hidden';
    timezone: string | null;
    region: string | null;
    transportation: string | null;
    address: { address_1: string; city: string; state_province: string; postal_code: string; country: string } | null;
    external: { type: string; id: string } | null;
  };
  schedules: Omit<Schedule, 'id'>[];
  hours_text: string | null;
  facts: ListedFact[];
  travel: Resource['travel'];
  phones: { number: string; description: string | null }[];
  contact: { name: string | null; title: string | null } | null;
  /** Who says all of this, and when they checked, where a fact does not say otherwise. */
  source: Source;
  checked_on: string | null;
}

/** One fact of the vocabulary; without `source` it is the listing's. */
export interface ListedFact {
  key: Exclude<AttributeKey, 'travel'>;
  value: Fact['value'];
  note: string | null;
  source?: Source;
  checked_on?: string | null;
}
