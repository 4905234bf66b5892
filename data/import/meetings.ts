import { basename } from 'node:path';
import lookUpZone from '@photostructure/tz-lookup';
import { readText } from '../formats/utf8.ts';
import type { ListedFact, Listing } from '../listing.ts';
import type { Batch, Rejected } from './batch.ts';
import { LONGEST_NAME, cleanLine, cleanText, dayOf, emailAddress, phoneNumber, webAddress } from './clean.ts';
import { agreeing, languageFacts } from './facts.ts';
import { meetingOf, meetingsIn, refOf } from './meeting-feed.ts';
import type { Meeting } from './meeting-feed.ts';
import { TYPE_CATEGORIES, TYPE_FACTS, TYPE_LANGUAGES, TYPE_SILENT, TYPE_WORDS } from './meeting-types.ts';
import { agreeOnOrganizations } from './organizations.ts';
import { pointProblem } from './point.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';

const LARGEST_FEED = 64 * 1_048_576;
const LONGEST_SUMMARY = 80;
/** The format counts days from Sunday. */
const BYDAY = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

export interface MeetingsOptions {
  /** ISO 3166 code of the public-holiday calendar, or null: then holidays are a question. */
  region: string | null;
  onProgress(what: string, done: number, total: number): void;
}

/**
 * Reads a Meeting Guide feed (https://github.com/code4recovery/spec) into a batch of peer groups. Throws
 * `TextFileError` where the file is not a JSON list; a meeting that cannot be listed is left out, with why. Last names
 * and the e-mail addresses of persons stay behind.
 */
export async function readMeetings(path: string, options: MeetingsOptions): Promise<Batch> {
  const name = basename(path);
  const { text, sha256 } = await readText(path, LARGEST_FEED);
  const feed = meetingsIn(text, name);
  const tally = createTally();
  const listings: Listing[] = [];
  const rejected: Rejected[] = [];
  const meetings: Meeting[] = [];
  const slugs = new Set<string>();
  const listed = (entry: unknown): { meeting: Meeting; listing: Listing } | string => {
    const meeting = meetingOf(entry);
    if (typeof meeting === 'string') return meeting;
    if (slugs.has(meeting.slug)) return `Another meeting before it has the same slug, “${meeting.slug}”. Only the first was taken.`;
    const listing = listingOf(meeting, options.region, tally);
    return typeof listing === 'string' ? listing : { meeting, listing };
  };
  for (const [at, entry] of feed.entries()) {
    options.onProgress('Reading', at + 1, feed.length);
    const found = listed(entry);
    if (typeof found === 'string') {
      rejected.push({ ref: refOf(entry, at), reason: found });
      continue;
    }
    slugs.add(found.meeting.slug);
    meetings.push(found.meeting);
    listings.push(found.listing);
  }
  agreeOnOrganizations(listings);
  const entities = [...new Set(meetings.flatMap((m) => m.entity ?? []))].sort();
  const source = entities.length === 0 ? name.replace(/\.json$/i, '') : entities.length <= 3 ? entities.join(', ') : `${entities.slice(0, 3).join(', ')} and ${entities.length - 3} more`;
  return {
    kind: 'meetings', name: name.replace(/\.json$/i, ''), namespace: `meetings:${name.replace(/\.json$/i, '')}`, source,
    data_date: meetings.flatMap((m) => dayOf(m.updated ?? '') ?? []).sort().at(-1) ?? null,
    licence: 'not stated', attribution: `Meetings: ${source}`, attribution_url: meetings.map((m) => webAddress(m.entity_website_url) ?? webAddress(m.entity_url)).find((url) => url !== null) ?? null,
    sha256, listings, places: [], rejected, notes: tally.sentences(),
  };
}

function listingOf(meeting: Meeting, region: string | null, tally: Tally): Listing | string {
  const { slug, types } = meeting;
  for (const type of types) if (!isKnown(type)) tally.add(type, 'is not a type we know.');
  if (meeting.day.length > 0 && meeting.time === null) return 'It has a day but no time. Weekly meetings need both.';
  if (meeting.time !== null && meeting.day.length === 0) return 'It has a time but no day. Weekly meetings need both.';
  const where = whereOf(meeting);
  if (typeof where === 'string') return where;
  const { mode, point } = where;
  const isVirtual = mode === 'online' || mode === 'phone';
  const group = meeting.group ?? meeting.name;
  const timezone = zoneOf(meeting, point, tally);
  const closed = types.includes('TC');
  return {
    key: slug,
    organization: { key: `group/${group}`, name: cleanText(group, LONGEST_NAME)!, description: cleanText(meeting.group_notes) ?? cleanText(group, LONGEST_NAME)!, website: webAddress(meeting.website), faith_host: 'no' },
    service: {
      name: meeting.name, summary: summaryOf(types), description: cleanText([meeting.notes, meeting.location_notes].filter((t) => t !== null).join(' ')), kind: 'group',
      categories: [...new Set(['recovery_meeting', ...(mode === 'online' ? ['online_peer_group'] : []), ...types.flatMap((type) => TYPE_CATEGORIES[type] ?? [])])],
      status: closed && !isVirtual ? 'temporarily closed' : 'active', alert: closed ? (isVirtual ? 'The room is closed for now. The meeting goes on from afar.' : 'The room is closed for now.') : null,
      url: webAddress(meeting.url) ?? webAddress(meeting.conference_url), email: emailAddress(meeting.email) ?? emailAddress(meeting.entity_email),
      application_process: joiningOf(meeting), wait_time: null, spaces: 'unknown', inclusion_statement: null, co_led_by: [], lang: 'und',
    },
    location: {
      key: slug, type: isVirtual ? 'virtual' : 'physical', name: isVirtual ? null : cleanText(meeting.location, LONGEST_NAME),
      latitude: point?.latitude ?? null, longitude: point?.longitude ?? null, visibility: isApproximate(meeting) ? 'area' : 'full',
      timezone, region, transportation: null, address: isVirtual ? null : addressOf(meeting), external: null,
    },
    schedules: meeting.time === null ? [] : [{
      kind: 'session', freq: 'WEEKLY', interval: 1, byday: meeting.day.map((day) => BYDAY[day]!), bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO', valid_from: null, valid_to: null,
      opens_at: meeting.time, closes_at: meeting.end_time, holidays: 'check', exceptions: [], description: null,
    }],
    hours_text: meeting.time === null ? 'By appointment' : null,
    facts: factsOf(types, mode, tally), travel: null,
    phones: phonesOf(meeting), contact: firstName(meeting.contact_1_name) === null ? null : { name: firstName(meeting.contact_1_name), title: null },
    source: 'imported_feed', checked_on: null,
  };
}

/** Codes are looked up among a table's own, so that "CONSTRUCTOR" is not one. */
const isKnown = (type: string): boolean => [TYPE_FACTS, TYPE_LANGUAGES, TYPE_CATEGORIES, TYPE_WORDS].some((table) => Object.hasOwn(table, type)) || TYPE_SILENT.has(type);

type Mode = 'in_person' | 'online' | 'hybrid' | 'phone';

/**
 * Where it meets, by the rules of the format: a room needs an address of its own; an approximate one beside a way to
 * join from afar only says where the group is from; a room that is closed for now counts as none.
 */
function whereOf(meeting: Meeting): { mode: Mode; point: { latitude: number; longitude: number } | null } | string {
  const { types, latitude, longitude, conference_url, conference_phone } = meeting;
  const byVideo = conference_url !== null || types.includes('ONL');
  const isAfar = byVideo || conference_phone !== null;
  const hasAddress = (meeting.address ?? meeting.formatted_address) !== null;
  const hasRoom = hasAddress && !(isAfar && (isApproximate(meeting) || types.includes('TC'))) && !(types.includes('ONL') && !types.includes('HY'));
  if (isAfar && !hasRoom) return { mode: byVideo ? 'online' : 'phone', point: null };
  if (!hasAddress) return 'It has neither an address nor a way to join from afar.';
  if (latitude === null || longitude === null) return 'It has an address but no latitude and longitude, so nobody could find it on a map. Add them to the feed.';
  const problem = pointProblem(latitude, longitude, null);
  return problem ?? { mode: isAfar || types.includes('HY') ? 'hybrid' : 'in_person', point: { latitude, longitude } };
}

const isApproximate = ({ approximate }: Meeting): boolean => /^(?:yes|true)$/i.test(approximate ?? '');

function zoneOf({ timezone, slug }: Meeting, point: { latitude: number; longitude: number } | null, tally: Tally): string | null {
  const there = point === null ? null : lookUpZone(point.latitude, point.longitude);
  if (timezone === null || isZone(timezone)) return timezone ?? there;
  tally.add(`${slug}: ${timezone}`, 'is not a time zone, so it was not used.');
  return there;
}

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function factsOf(types: readonly string[], mode: Mode, tally: Tally): ListedFact[] {
  const attendance: ListedFact = { key: 'attendance_mode', value: mode, note: null };
  return [...agreeing([attendance, ...types.flatMap((type) => TYPE_FACTS[type] ?? [])], tally), ...languageFacts(types.flatMap((type) => TYPE_LANGUAGES[type] ?? []))];
}

/** "Reading together, outdoors": as much of it as fits one line. */
function summaryOf(types: readonly string[]): string | null {
  const said = new Set(types.flatMap((type) => TYPE_WORDS[type] ?? []));
  let line = '';
  for (const words of said) if (line.length + words.length + 2 <= LONGEST_SUMMARY) line = line === '' ? words : `${line}, ${words}`;
  return line === '' ? null : `${line[0]!.toUpperCase()}${line.slice(1)}`;
}

/** How to join from afar: the link and what has to be typed. */
function joiningOf(meeting: Meeting): string | null {
  const link = webAddress(meeting.conference_url);
  const parts = [
    link === null ? null : `To join online: ${link}`, meeting.conference_url_notes,
    meeting.conference_phone === null || meeting.conference_phone_notes === null ? null : `To join by phone: ${meeting.conference_phone_notes}`,
  ];
  return cleanText(parts.filter((part) => part !== null).join(' '));
}

function phonesOf(meeting: Meeting): Listing['phones'] {
  const contact = firstName(meeting.contact_1_name);
  const phones = new Map<string, string | null>();
  for (const [found, description] of [[meeting.conference_phone, 'To join by phone'], [meeting.phone, null], [meeting.contact_1_phone, contact === null ? null : `Ask for ${contact}`]] as const) {
    const number = phoneNumber(found);
    if (number !== null && !phones.has(number)) phones.set(number, description);
  }
  return [...phones].map(([number, description]) => ({ number, description }));
}

/** The format forbids last names, and feeds have them all the same. After a title comes a last name. */
function firstName(name: string | null): string | null {
  const first = cleanLine((name?.includes(',') ? name.split(',')[1] : name)?.trim().split(' ')[0]);
  return first === null || /^(?:mr|mrs|ms|mx|miss|dr|prof|rev|fr|sr)\.?$/i.test(first) ? null : first;
}

/** The address in its parts; a formatted one is taken apart where it has the usual four. */
function addressOf(meeting: Meeting): Listing['location']['address'] {
  if (meeting.address !== null) {
    return { address_1: meeting.address, city: meeting.city ?? '', state_province: meeting.state ?? '', postal_code: meeting.postal_code ?? '', country: meeting.country ?? '' };
  }
  if (meeting.formatted_address === null) return null;
  const parts = meeting.formatted_address.split(',').map((part) => part.trim());
  const [, state, code] = /^([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$/.exec(parts[2] ?? '') ?? [];
  if (parts.length !== 4 || state === undefined || code === undefined) return { address_1: meeting.formatted_address, city: '', state_province: '', postal_code: '', country: '' };
  return { address_1: parts[0]!, city: parts[1]!, state_province: state, postal_code: code, country: parts[3]! };
}
