import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { openDirectory } from '../../data/db.ts';
import type { Listing } from '../../data/listing.ts';
import { putListing, resourceId } from '../../data/put-listing.ts';
import * as schema from '../../data/schema/directory.ts';
import { write } from '../../data/write.ts';
import type { Writer } from '../../data/write.ts';
import { newFolder, startTown } from '../browser.ts';
import { listing, weekly } from '../data/listings.ts';

/** Wednesday 25 November 2026, ten in the morning in Newport. */
export const NOW = Date.parse('2026-11-25T10:00:00Z');

export const id = (key: string): string => resourceId('test', key);

export type Facts = Listing['facts'];
export const fact = (key: Facts[number]['key'], value: Facts[number]['value'], note: string | null = null): Facts => [{ key, value, note }];

export const ONLINE = { type: 'virtual' as const, name: null, latitude: null, longitude: null, address: null };

/** As long as a summary may be. */
export const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)> "\'&amp; {{x}}'.slice(0, 80);
/** A listing that tries everything a string can. */
export const HOSTILE_LISTING = listing('x', {
  organization: { name: HOSTILE, description: HOSTILE, website: HOSTILE }, contact: { name: HOSTILE, title: HOSTILE }, phones: [{ number: HOSTILE, description: HOSTILE }], hours_text: HOSTILE,
  service: { name: HOSTILE, summary: HOSTILE, description: `${HOSTILE}\n\n${HOSTILE}`, alert: HOSTILE, url: HOSTILE, email: HOSTILE, application_process: HOSTILE, wait_time: HOSTILE, inclusion_statement: HOSTILE, co_led_by: [HOSTILE], lang: '"><script>alert(3)</script>' },
  location: { name: HOSTILE, address: { address_1: HOSTILE, city: HOSTILE, state_province: '', postal_code: HOSTILE, country: 'GB' } },
  schedules: [weekly('WE', '14:00', '16:00', { description: HOSTILE, exceptions: [{ date: '2026-11-25', kind: 'cancelled', opens_at: null, closes_at: null, note: HOSTILE }] })],
  facts: fact('noise', 'quiet', HOSTILE), travel: { stops: [{ name: HOSTILE, mode: HOSTILE, walk_m: 5, step_free: 'yes', lines: [HOSTILE], last_departure: null }], parking: HOSTILE, lift_offered: 'yes', route_note: HOSTILE, lit_route: 'yes' },
});

/** The ids of the cards on a page, in order. */
export const cardsIn = (html: string): string[] => [...html.matchAll(/<li class="card" id="r-([^"]+)">/g)].map((m) => m[1]!);

const BY = { actor: 'test', at: '2026-11-22T10:00:00Z' };
const IMPORT = { id: 'osm', kind: 'osm', name: 'newport', source: 'OpenStreetMap', data_date: '2023-06-12', licence: 'ODbL', attribution: '© OpenStreetMap contributors', attribution_url: 'https://www.openstreetmap.org/copyright', sha256: '0', counts: {} };

/** A page as it came. */
interface Page {
  status: number;
  headers: Headers;
  html: string;
  /** What is read: without marks, and with what they stand for in place of `&amp;` and the like. */
  text: string;
  title: string;
}

/** The real server with its built pages at the moment `at`, over a directory of its own with these listings in Stow Hill, Newport. */
export async function serveTown(listings: Listing[], { at = NOW, settings = {}, imported = [] }: { at?: number; settings?: Record<string, string>; imported?: Listing[] } = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  const folder = newFolder();
  const directory = openDirectory(join(folder, 'directory.sqlite'));
  const change = (work: (w: Writer) => void): void => write(directory, BY, work);
  const put = (...more: Listing[]): void => change((w) => {
    for (const one of more) {
      putListing(w, one, { ...BY, namespace: 'test', source_id: null });
      setArea(w, one);
    }
  });
  change((w) => {
    for (const place of PLACES) w.put(schema.place, place);
    if (imported.length > 0) w.put(schema.import_source, IMPORT);
    for (const one of imported) putListing(w, one, { ...BY, namespace: 'test', source_id: 'osm' });
  });
  put(...listings);
  const town = await startTown({ folder, settings });
  onTestFinished(async () => {
    await town.close();
    directory.close();
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });
  const get = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const response = await fetch(town.url + path, { redirect: 'manual', ...init });
    const html = await response.text();
    return { status: response.status, headers: response.headers, html, text: textOf(html), title: textOf(/<title>([^]*?)<\/title>/.exec(html)?.[1] ?? '') };
  };
  const post = (fields: readonly (readonly [string, string])[]): Promise<Page> => get('/results', { method: 'POST', body: new URLSearchParams(fields.map(([name, value]) => [name, value])) });
  return { ...town, put, change, get, post, resource: (key: string) => get(`/resources/${id(key)}`) };
}

const PLACES = [
  { id: 'newport', slug: 'newport', name: 'Newport', kind: 'city', latitude: 51.5877, longitude: -2.9984 },
  { id: 'stow-hill', slug: 'stow-hill', name: 'Stow Hill', kind: 'suburb', latitude: 51.584, longitude: -3.001 },
  { id: 'caerleon', slug: 'caerleon', name: 'Caerleon', kind: 'town', latitude: 51.6097, longitude: -2.9533 },
  { id: 'għarb', slug: 'għarb', name: 'Għarb', kind: 'village', latitude: 51.7, longitude: -2.9 },
  { id: 'stow', slug: 'stow-park', name: 'Stow Park', kind: 'suburb', latitude: 51.58, longitude: -3.005 },
] as const;

/** The area is the key's last word where that is a place: "chess in caerleon"; else Stow Hill; "in nowhere" is none. */
function setArea(w: Writer, { key, location: { type } }: Listing): void {
  const where = / in (\S+)$/.exec(key)?.[1] ?? 'stow-hill';
  const sal = w.get(schema.service_at_location, { id: id(key) })!;
  if (type === 'physical' && where !== 'nowhere') w.put(schema.location, { ...w.get(schema.location, { id: sal.location_id })!, place_id: where });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', '#38': '&', '#60': '<', '#62': '>' };

/** Text without marks, scripts and runs of space. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style)\b[^]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(\w+|#\d+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
    .trim();
}
