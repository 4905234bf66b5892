import type { Listing } from '../../data/listing.ts';
import type { Schedule } from '../../data/shapes/resource.ts';

type Changes = { [K in keyof Listing]?: Listing[K] extends object ? Partial<Listing[K]> : Listing[K] };

/** A weekly session with everything else as plain as can be. */
export function weekly(byday: string, opens_at: string, closes_at: string | null, more: Partial<Schedule> = {}): Omit<Schedule, 'id'> {
  return {
    kind: 'session', freq: 'WEEKLY', interval: 1, byday: [byday], bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO',
    valid_from: null, valid_to: null, opens_at, closes_at, holidays: 'open', exceptions: [], description: null, ...more,
  };
}

/** A chess club in a library, checked by staff; change what the test is about. */
export function listing(key: string, changes: Changes = {}): Listing {
  return {
    key,
    organization: { key: `org of ${key}`, name: 'Friends of the Library', description: 'They look after it.', website: null, faith_host: 'no', ...changes.organization },
    service: {
      name: 'Chess club', summary: 'Friendly chess, all levels', description: 'Boards are set out. Sit down and play.', kind: 'group', categories: ['chess'], status: 'active', alert: null,
      url: 'https://example.org/chess', email: null, application_process: null, wait_time: null, spaces: 'open', inclusion_statement: null, co_led_by: [], lang: 'en', ...changes.service,
    },
    location: {
      key: `place of ${key}`, type: 'physical', name: 'Central Library', latitude: 51.5881, longitude: -2.9985, visibility: 'full', timezone: 'Europe/London', region: 'GB-WLS', transportation: null,
      address: { address_1: '1 John Frost Square', city: 'Newport', state_province: '', postal_code: 'NP20 1PA', country: 'GB' }, external: null, ...changes.location,
    },
    schedules: (changes.schedules as Listing['schedules'] | undefined) ?? [weekly('WE', '14:00', '16:00')],
    hours_text: changes.hours_text ?? null,
    facts: (changes.facts as Listing['facts'] | undefined) ?? [],
    travel: (changes.travel as Listing['travel'] | undefined) ?? null,
    phones: (changes.phones as Listing['phones'] | undefined) ?? [{ number: '01632 960001', description: null }],
    contact: changes.contact === undefined ? null : (changes.contact as Listing['contact']),
    source: changes.source ?? 'staff_visited',
    checked_on: changes.checked_on === undefined ? '2026-10-01' : changes.checked_on,
  };
}
