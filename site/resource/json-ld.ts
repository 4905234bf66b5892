import { nextOccurrences } from '../../data/calendar/occurrences.ts';
import type { Resource, Schedule } from '../../data/shapes/resource.ts';
import { readByday } from '../../data/calendar/recurrence.ts';

type Json = { [key: string]: string | number | boolean | Json | Json[] | string[] | null | undefined };

/**
 * What the page says, for machines (schema.org): a place with its opening hours, an event with its timetable, or else the
 * group. Only what is published is in it: a masked address stays its area's name. `url` is the page's own, where it is known.
 */
export function jsonLdOf(resource: Resource, at: number, url: string | null): string {
  const sessions = resource.schedules.filter(({ kind }) => kind === 'session');
  const about: Json = { '@context': 'https://schema.org', name: resource.name, description: resource.summary ?? resource.description, url, inLanguage: resource.lang === 'und' ? null : resource.lang };
  const thing = resource.kind === 'place' && resource.place !== null ? placeLd(resource) : sessions.length > 0 && resource.status === 'active' ? eventLd(resource, sessions, at) : groupLd(resource);
  // Nothing in a listing can end the element early.
  return JSON.stringify({ ...about, ...thing }, (_, value: unknown) => value ?? undefined).replaceAll('<', '\\u003c');
}

function placeLd(resource: Resource): Json {
  return { '@type': 'Place', ...whereabouts(resource), telephone: resource.phones[0]?.number, openingHoursSpecification: resource.status === 'active' ? resource.schedules.filter(({ kind }) => kind === 'opening_hours').flatMap(openingHours) : null };
}

function groupLd(resource: Resource): Json {
  return { '@type': 'Organization', telephone: resource.phones[0]?.number, email: resource.email, ...(resource.place === null ? {} : { location: { '@type': 'Place', ...whereabouts(resource) } }) };
}

const MODES: Readonly<Record<string, string>> = { online: 'Online', phone: 'Online', hybrid: 'Mixed', in_person: 'Offline' };

function eventLd(resource: Resource, sessions: readonly Schedule[], at: number): Json {
  const [next] = nextOccurrences(resource, at, 1);
  const cost = resource.facts.cost?.value;
  const mode = MODES[String(resource.facts.attendance_mode?.value)] ?? (resource.place === null ? 'Online' : null);
  return {
    '@type': 'Event',
    startDate: next === undefined ? null : `${next.date}T${next.opens_at}`,
    eventSchedule: sessions.flatMap((schedule) => eventSchedule(schedule, resource.timezone)),
    eventAttendanceMode: mode === null ? null : `https://schema.org/${mode}EventAttendanceMode`,
    isAccessibleForFree: typeof cost === 'object' && 'kind' in cost ? cost.kind === 'free' || cost.kind === 'donation' : null,
    organizer: { '@type': 'Organization', name: resource.organization.name },
    location: resource.place === null ? { '@type': 'VirtualLocation', url: resource.website } : { '@type': 'Place', name: resource.location_name, ...whereabouts(resource) },
  };
}

/** The address as far as it is published; the point only where the exact door is. */
function whereabouts({ place, address }: Resource): Json {
  if (place === null) return {};
  const exact = place.visibility === 'full';
  return {
    address: exact && address !== null ? address : place.area === null ? null : { '@type': 'PostalAddress', addressLocality: place.area.name },
    geo: exact && place.point !== null ? { '@type': 'GeoCoordinates', latitude: place.point.latitude, longitude: place.point.longitude } : null,
  };
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayOfWeek = (byday: readonly string[]): string[] => byday.map((day) => `https://schema.org/${DAYS[readByday(day).weekday - 1]!}`);

/** Only what opens every week can be said as opening hours. */
function openingHours({ freq, interval, byday, opens_at, closes_at, valid_from, valid_to }: Schedule): Json[] {
  if (freq !== 'WEEKLY' || interval !== 1 || byday.length === 0 || closes_at === null) return [];
  return [{ '@type': 'OpeningHoursSpecification', dayOfWeek: dayOfWeek(byday), opens: opens_at, closes: closes_at === '24:00' ? '23:59' : closes_at, validFrom: valid_from, validThrough: valid_to }];
}

function eventSchedule({ freq, interval, byday, bymonthday, count, opens_at, closes_at, dtstart, until, valid_from, valid_to, exceptions }: Schedule, timezone: string | null): Json[] {
  if (freq === null) return [];
  return [{
    '@type': 'Schedule',
    repeatFrequency: `P${interval}${freq === 'WEEKLY' ? 'W' : 'M'}`,
    // iCalendar's own spelling, which schema.org takes as text, tells "the first Tuesday" too.
    byDay: freq === 'WEEKLY' ? dayOfWeek(byday) : byday,
    ...(bymonthday.length === 0 ? {} : { byMonthDay: bymonthday.map(String) }),
    repeatCount: count,
    startTime: opens_at, endTime: closes_at, startDate: valid_from ?? dtstart, endDate: valid_to ?? until,
    exceptDate: exceptions.filter(({ kind }) => kind === 'cancelled').map(({ date }) => date),
    scheduleTimezone: timezone,
  }];
}
