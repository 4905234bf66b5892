import type Database from 'better-sqlite3';
import type { Directory } from './db.ts';
import { publish } from './resource.ts';
import type { ResourceRows } from './resource.ts';
import type { Resource } from './shapes/resource.ts';

type Schedules = ResourceRows['schedules'];

/** The newest change-log number: what every index, shard and ETag follows. */
export function lastChange({ raw }: Directory): number {
  return (raw.prepare('SELECT max(seq) FROM change').pluck().get() as number | null) ?? 0;
}

/** Resources (or `null` for the gazetteer and credits) touched after `seq`, each once. */
export function changedSince({ raw }: Directory, seq: number): (string | null)[] {
  return raw.prepare('SELECT DISTINCT resource_id FROM change WHERE seq > ?').pluck().all(seq) as (string | null)[];
}

/** The published resources with these ids, or all, ordered by id. Ids that are not published are not there. */
export function readResources(directory: Directory, ids: readonly string[] | 'all'): Resource[] {
  const { raw } = directory;
  return raw.transaction(() => {
    const sals = ids === 'all'
      ? raw.prepare('SELECT * FROM service_at_location ORDER BY id').all()
      : ids.flatMap((id) => raw.prepare('SELECT * FROM service_at_location WHERE id = ?').all(id));
    const read = reader(raw);
    return (sals as ResourceRows['service_at_location'][]).map((sal) => publish(read(sal))).filter((r) => r !== null);
  })();
}

/** One published resource, or `null`. */
export function readResource(directory: Directory, id: string): Resource | null {
  return readResources(directory, [id])[0] ?? null;
}

/** A named place of the gazetteer. */
export interface NamedPlace { slug: string; name: string; kind: string; latitude: number; longitude: number }

/** The gazetteer, larger places first, then by name. */
export function readPlaces({ raw }: Directory): NamedPlace[] {
  return raw.prepare(`SELECT slug, name, kind, latitude, longitude FROM place
    ORDER BY CASE kind WHEN 'city' THEN 0 WHEN 'town' THEN 1 WHEN 'suburb' THEN 2 WHEN 'village' THEN 3 WHEN 'neighbourhood' THEN 4 WHEN 'hamlet' THEN 5 ELSE 6 END, name, slug`).all() as NamedPlace[];
}

/** Gathers the rows of one resource; statements are prepared once. */
function reader(raw: Database.Database): (sal: ResourceRows['service_at_location']) => ResourceRows {
  const one = (sql: string) => { const s = raw.prepare(sql); return <T>(id: string | null): T | null => (id === null ? null : ((s.get(id) as T | undefined) ?? null)); };
  const many = (sql: string) => { const s = raw.prepare(sql); return <T>(...ids: string[]): T[] => s.all(...ids) as T[]; };
  const service = one('SELECT * FROM service WHERE id = ?');
  const organization = one('SELECT * FROM organization WHERE id = ?');
  const location = one('SELECT * FROM location WHERE id = ?');
  const address = one('SELECT * FROM address WHERE location_id = ? ORDER BY id LIMIT 1');
  const place = one('SELECT * FROM place WHERE id = ?');
  const source = one('SELECT * FROM import_source WHERE id = ?');
  const contact = one('SELECT * FROM contact WHERE service_at_location_id = ? ORDER BY id LIMIT 1');
  const schedules = many('SELECT * FROM schedule WHERE service_at_location_id = ? ORDER BY id');
  const exceptions = many('SELECT * FROM schedule_exception WHERE schedule_id = ? ORDER BY date');
  const attributes = many("SELECT * FROM attribute WHERE link_type = 'access' AND ((link_entity = 'location' AND link_id = ?) OR (link_entity = 'service_at_location' AND link_id = ?)) ORDER BY link_entity, label");
  const categories = many("SELECT t.code FROM attribute a JOIN taxonomy_term t ON t.id = a.taxonomy_term_id WHERE a.link_type = 'category' AND a.link_entity = 'service' AND a.link_id = ? ORDER BY a.value = 'main' DESC, t.code");
  const provenance = many("SELECT * FROM provenance WHERE (entity = 'location' AND entity_id = ?) OR (entity = 'service_at_location' AND entity_id = ?) OR (entity = 'service' AND entity_id = ?)");
  const phones = many('SELECT * FROM phone WHERE service_at_location_id = ? ORDER BY id');
  return (sal) => {
    const s = service<Omit<ResourceRows['service'], 'co_led_by'> & { co_led_by: string }>(sal.service_id)!;
    const l = location<ResourceRows['location']>(sal.location_id)!;
    return {
      service_at_location: sal,
      service: { ...s, co_led_by: JSON.parse(s.co_led_by) as string[] },
      organization: organization<ResourceRows['organization']>(s.organization_id)!,
      location: l,
      address: address(l.id),
      area: place(l.place_id),
      schedules: schedules<Schedules[number]>(sal.id).map((row) => ({ ...row, exceptions: exceptions<Schedules[number]['exceptions'][number]>(row.id) })),
      attributes: attributes(l.id, sal.id),
      categories: categories<{ code: string }>(s.id).map((row) => row.code),
      provenance: provenance(l.id, sal.id, s.id),
      phones: phones(sal.id),
      contact: contact(sal.id),
      import_source: source(sal.import_source_id),
    };
  };
}
