import { NOBODY } from '../../data/match/nobody.ts';
import type { Person } from '../../data/shapes/person.ts';
import type { ResourceCard, ResourceCore, ResourceText } from '../../data/shapes/resource.ts';
import type { Manifest, PlaceRow, ShardPart } from '../../data/shapes/shards.ts';
import type { Entry } from '../../site/finder/entry.ts';

/** A chess club on Thursdays at two, with everything said that a card can show. */
export const ENTRY: Entry = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Chess at Central Library',
  summary: 'Friendly chess, two to a board.',
  lang: 'en',
  area: 'Stow Hill',
  where: 'full',
  next: { schedule_id: 's', kind: 'session', date: '2026-03-05', weekday: 4, opens_at: '14:00', closes_at: '16:00', starts_at: 1, ends_at: 2, check: null },
  repeats: 'weekly',
  distance: { metres: 912, minutes: null, method: 'straight_line' },
  reasons: [{ key: 'reason.fact', params: { attribute: 'how_to_join', value: 'drop_in' } }],
  caution: null,
  questions: [],
  faith: null,
};

export const AT = Date.parse('2026-03-02T09:00:00Z');

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The n-th of some clubs, `north` kilometres north of Stow Hill; `null` is online. */
export function club(n: number, north: number | null, name: string, facts: ResourceCore['facts'] = {}): { core: ResourceCore; card: ResourceCard; text: ResourceText } {
  const area = { slug: 'stow-hill', name: 'Stow Hill', latitude: 51.58, longitude: -3 };
  const point = north === null ? null : { latitude: 51.58 + north / 111.2, longitude: -3, radius_m: 0 };
  return {
    core: {
      id: id(n), organization: { id: `o${n}`, is_faith: false }, kind: 'group', status: 'active', categories: ['chess'],
      place: point === null ? null : { visibility: 'full', point, area }, timezone: 'Europe/London', region: 'GB-WLS',
      schedules: [{ id: `s${n}`, kind: 'session', freq: 'WEEKLY', interval: 1, byday: ['TH'], bymonthday: [], dtstart: '2026-01-01', until: null, count: null, wkst: 'MO', valid_from: null, valid_to: null, opens_at: `${String(18 - n).padStart(2, '0')}:00`, closes_at: '20:00', holidays: 'open', exceptions: [], description: null }],
      hours_text: null, facts, spaces: 'open', freshness: { checked_on: '2026-02-01', checked_by: 'group_said', imported_from: null, imported_on: null },
    },
    card: { id: id(n), name, summary: null, organization_name: 'Club', lang: 'en' },
    text: { id: id(n), text: `${name} board games` },
  };
}

type Club = ReturnType<typeof club>;

/** Files as the server publishes them, from cells of clubs. */
export function published(cells: readonly { bounds: Manifest['cells'][number]['bounds']; clubs: readonly Club[] }[], { edition = 'a', places = [] as PlaceRow[], total = null as number | null } = {}): Map<string, unknown> {
  const files = new Map<string, unknown>();
  const part = (name: string, rows: unknown): ShardPart => {
    files.set(`/shards/${name}.json`, rows);
    return { file: `${name}.json`, bytes: 1, brotli: 1 };
  };
  const manifest: Manifest = {
    version: 1, seq: edition.charCodeAt(0), total: total ?? cells.reduce((sum, { clubs }) => sum + clubs.length, 0),
    cells: cells.map(({ bounds, clubs }, i) => ({
      id: String(i), bounds, count: clubs.length,
      parts: { core: part(`core-${edition}${i}`, clubs.map((c) => c.core)), cards: part(`cards-${edition}${i}`, clubs.map((c) => c.card)), text: part(`text-${edition}${i}`, clubs.map((c) => c.text)) },
    })),
    places: part(`places-${edition}`, places),
    attribution: [{ text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' }],
    basemap: null,
  };
  files.set('/shards/manifest.json', manifest);
  return files;
}

/** Somebody at Stow Hill who goes as far as `metres`. */
export const near = (metres: number | null, more: Partial<Person> = {}): Person => ({
  ...NOBODY, place: { latitude: 51.58, longitude: -3 }, travel: metres === null ? null : { mode: 'walk', max_minutes: null, max_metres: metres }, ...more,
});

export const names = (results: readonly { name: string }[]): string[] => results.map(({ name }) => name);
