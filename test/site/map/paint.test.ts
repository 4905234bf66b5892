import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOOKS, NAME_LOOKS, sizeAt } from '../../../site/finder/map/looks.ts';
import type { Look } from '../../../site/finder/map/looks.ts';
import { decodeTile } from '../../../site/finder/map/mvt.ts';
import { paintScene } from '../../../site/finder/map/paint.ts';
import { PALETTES } from '../../../site/finder/map/palette.ts';
import type { Palette } from '../../../site/finder/map/palette.ts';
import { isShown, schemaOf, sortTile } from '../../../site/finder/map/schemas.ts';
import { writeTile } from './tiny-archive.ts';
import type { TinyFeature } from './tiny-archive.ts';

const SHAPES: Record<TinyFeature['kind'], [number, number][][]> = { point: [[[9, 9]]], line: [[[0, 0], [99, 99]]], polygon: [[[0, 0], [99, 0], [99, 99]]] };
const SCHEMAS = { openmaptiles: schemaOf(['water', 'transportation']), protomaps: schemaOf(['water', 'roads']) };

/** What one feature is taken for, as a shape and as a name. */
function taken(schema: keyof typeof SCHEMAS, layer: string, kind: TinyFeature['kind'], tags: Record<string, string | number | boolean>): (string | null)[] {
  const bytes = writeTile({ [layer]: [{ kind, parts: SHAPES[kind], tags }] });
  const { shapes, names } = sortTile(decodeTile(bytes, (name) => isShown(SCHEMAS[schema], name)), SCHEMAS[schema]);
  return [[...shapes.keys()][0] ?? null, [...names.keys()][0] ?? null];
}

describe('what a feature is shown as', () => {
  it.each<[string, keyof typeof SCHEMAS, string, TinyFeature['kind'], Record<string, string | number | boolean>, string | null, string | null]>([
    ['a lake', 'openmaptiles', 'water', 'polygon', { class: 'lake' }, 'water', null],
    ['a river as a line', 'openmaptiles', 'waterway', 'line', { class: 'river' }, 'river', 'river name'],
    ['a ditch', 'openmaptiles', 'waterway', 'line', { class: 'ditch' }, 'stream', null],
    ['a tidal flat before other wetland', 'openmaptiles', 'landcover', 'polygon', { class: 'wetland', subclass: 'tidalflat' }, 'tide', null],
    ['a marsh', 'openmaptiles', 'landcover', 'polygon', { class: 'wetland', subclass: 'marsh' }, 'marsh', null],
    ['a town park before other grass', 'openmaptiles', 'landcover', 'polygon', { class: 'grass', subclass: 'park' }, 'park', null],
    ['a playing field', 'openmaptiles', 'landuse', 'polygon', { class: 'pitch' }, 'park', null],
    ['houses', 'openmaptiles', 'landuse', 'polygon', { class: 'residential' }, 'built', null],
    ['a hospital', 'openmaptiles', 'landuse', 'polygon', { class: 'hospital' }, 'civic', null],
    ['a building', 'openmaptiles', 'building', 'polygon', {}, 'building', null],
    ['a motorway', 'openmaptiles', 'transportation', 'line', { class: 'motorway' }, 'motorway', null],
    ['a motorway in a tunnel', 'openmaptiles', 'transportation', 'line', { class: 'motorway', brunnel: 'tunnel' }, 'tunnel', null],
    ['a bridge like any street', 'openmaptiles', 'transportation', 'line', { class: 'minor', brunnel: 'bridge' }, 'street', null],
    ['a street', 'openmaptiles', 'transportation', 'line', { class: 'minor' }, 'street', null],
    ['a street name', 'openmaptiles', 'transportation_name', 'line', { class: 'minor', name: 'High Street' }, null, 'side street'],
    ['a footway name', 'openmaptiles', 'transportation_name', 'line', { class: 'path', name: 'Friars Walk' }, null, 'lane'],
    ['a town', 'openmaptiles', 'place', 'point', { class: 'town' }, null, 'town'],
    ['a suburb', 'openmaptiles', 'place', 'point', { class: 'suburb' }, null, 'district'],
    ['a country border', 'openmaptiles', 'boundary', 'line', { admin_level: 2 }, 'boundary', null],
    ['a lake in the Protomaps schema', 'protomaps', 'water', 'polygon', { kind: 'lake' }, 'water', null],
    ['a river there', 'protomaps', 'water', 'line', { kind: 'river', name: 'Usk' }, 'river', 'river name'],
    ['the name of a bay there', 'protomaps', 'water', 'point', { kind: 'bay' }, null, 'lake name'],
    ['the land there', 'protomaps', 'earth', 'polygon', { kind: 'earth' }, 'land', null],
    ['a park there', 'protomaps', 'landuse', 'polygon', { kind: 'park' }, 'park', null],
    ['a building there', 'protomaps', 'buildings', 'polygon', { kind: 'building' }, 'building', null],
    ['a motorway there', 'protomaps', 'roads', 'line', { kind: 'highway', kind_detail: 'motorway' }, 'motorway', 'main street'],
    ['a primary road there', 'protomaps', 'roads', 'line', { kind: 'major_road', kind_detail: 'primary' }, 'main', 'main street'],
    ['a tertiary road there', 'protomaps', 'roads', 'line', { kind: 'major_road', kind_detail: 'tertiary' }, 'local', 'main street'],
    ['a service road there', 'protomaps', 'roads', 'line', { kind: 'minor_road', kind_detail: 'service' }, 'service', 'side street'],
    ['a street in a tunnel there', 'protomaps', 'roads', 'line', { kind: 'minor_road', is_tunnel: true }, 'tunnel', 'side street'],
    ['a town there', 'protomaps', 'places', 'point', { kind: 'locality', kind_detail: 'town' }, null, 'town'],
    ['a small place there', 'protomaps', 'places', 'point', { kind: 'neighbourhood', kind_detail: 'neighbourhood' }, null, 'hamlet'],
    ['NOT a shop', 'openmaptiles', 'poi', 'point', { class: 'shop', name: 'Spar' }, null, null],
    ['NOT a house number', 'openmaptiles', 'housenumber', 'point', { housenumber: '7' }, null, null],
    ['NOT a parish border', 'openmaptiles', 'boundary', 'line', { admin_level: 10 }, null, null],
    ['NOT a railway that was torn up', 'openmaptiles', 'transportation', 'line', { class: 'razed' }, null, null],
    ['NOT the point of a building', 'openmaptiles', 'building', 'point', {}, null, null],
    ['NOT a shop there', 'protomaps', 'pois', 'point', { kind: 'supermarket' }, null, null],
    ['NOT a house number there', 'protomaps', 'buildings', 'point', { kind: 'address' }, null, null],
  ])('%s', (_, schema, layer, kind, tags, shape, name) => expect(taken(schema, layer, kind, tags)).toEqual([shape, name]));

  it('has a use for every look in at least one schema, and no clause without a look', () => {
    const used = (part: 'shapes' | 'names'): string[] => [...new Set(Object.values(SCHEMAS).flatMap((schema) => Object.values(schema[part]).flat().map(({ is }): string => is)))];
    expect(used('shapes').sort()).toEqual([...new Set(LOOKS.map(({ what }): string => what))].sort());
    // Numbers come from the tags of main streets.
    expect([...used('names'), 'road number'].sort()).toEqual(NAME_LOOKS.map(({ what }): string => what).sort());
  });

  it('is refused for a schema we do not know, which is named', () => {
    expect(() => schemaOf(['streets', 'street_labels'])).toThrow('layers are streets, street_labels. Give a file in the OpenMapTiles or the Protomaps schema.');
  });
});

describe('sizes', () => {
  it.each([[5, 2], [10, 2], [12, 4], [14, 8], [15, 8 * Math.SQRT2], [16, 16], [20, 16]])('at zoom %i: %f px', (zoom, size) => {
    expect(sizeAt([[10, 2], [14, 8], [16, 16]], zoom)).toBeCloseTo(size, 9);
  });

  it('never shrink as the map comes closer', () => {
    for (const sizes of [...LOOKS.filter((look: Look) => look.width !== undefined).map((look) => (look as Look).width!), ...NAME_LOOKS.map(({ size }) => size)]) {
      for (let zoom = 4; zoom < 18; zoom++) expect(sizeAt(sizes, zoom + 1)).toBeGreaterThanOrEqual(sizeAt(sizes, zoom));
    }
  });
});

describe('colours', () => {
  /** Relative luminance and contrast as in WCAG 2.2. */
  const luminance = (hex: string): number =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
  const contrast = (a: string, b: string): number => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };
  const INKS = ['name', 'quietName', 'waterName', 'parkName'] as const satisfies (keyof Palette)[];
  const LINES = ['path', 'rail', 'boundary', 'buildingEdge', 'streetEdge', 'mainEdge', 'motorwayEdge'] as const satisfies (keyof Palette)[];

  it.each(['light', 'dark'] as const)('%s: every name reads at 4.5 to 1, on its edge and on every ground', (theme) => {
    const palette = PALETTES[theme];
    const grounds = (Object.keys(palette) as (keyof Palette)[]).filter((key) => !(INKS as readonly string[]).includes(key) && !(LINES as readonly string[]).includes(key));
    for (const ink of INKS) {
      expect(contrast(palette[ink], palette.halo), `${ink} on halo`).toBeGreaterThanOrEqual(4.5);
      // The edge is thinner than the letters are apart, so some ground shows between them.
      for (const ground of grounds) expect(contrast(palette[ink], palette[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(ground === 'motorway' || ground === 'main' || ground === 'street' ? 3 : 4.5);
    }
  });

  it.each(['light', 'dark'] as const)('%s: water, woods and streets can be told from the land', (theme) => {
    const { land, water, wood, park, street, streetEdge } = PALETTES[theme];
    for (const [one, other] of [[water, land], [wood, land], [park, land], [wood, water]] as const) expect(one).not.toBe(other);
    expect(Math.max(contrast(street, land), contrast(streetEdge, land))).toBeGreaterThan(1.2);
    expect(contrast(water, land)).toBeGreaterThan(1.2);
  });

  it('pins: numbers read at 4.5 to 1, and pins stand out from the map at 3 to 1', () => {
    const css = readFileSync(new URL('../../../site/styles/tokens.css', import.meta.url), 'utf8');
    const [light, night] = css.split('@media').map((part) => Object.fromEntries([...part.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, value]) => [name!, value!])));
    for (const [tokens, palette] of [[light!, PALETTES.light], [{ ...light, ...night }, PALETTES.dark]] as const) {
      for (const [text, ground] of [['on-dusk', 'dusk'], ['paper', 'lamp'], ['ink', 'paper'], ['stone', 'paper'], ['dusk', 'paper'], ['lamp', 'paper']] as const) expect(contrast(tokens[text]!, tokens[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      for (const pin of ['dusk', 'lamp', 'ink']) {
        for (const ground of ['land', 'built', 'water', 'park', 'wood', 'building', 'street'] as const) expect(contrast(tokens[pin]!, palette[ground]), `${pin} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe('painting', () => {
  /** Writes down what is done to a canvas. */
  function recorder() {
    const done: [string, ...unknown[]][] = [];
    const state: Record<string, unknown> = {};
    const context = new Proxy(state, {
      get: (_, name: string) => (name in state ? state[name] : (...args: unknown[]) => done.push([name, ...args, ...(name === 'fill' ? [state['fillStyle']] : name === 'stroke' ? [state['strokeStyle'], state['lineWidth']] : [])])),
    }) as unknown as CanvasRenderingContext2D;
    return { context, done };
  }
  const scene = sortTile(
    decodeTile(
      writeTile({
        water: [{ kind: 'polygon', parts: [[[0, 0], [4096, 0], [4096, 1024]]], tags: { class: 'lake' } }],
        transportation: [{ kind: 'line', parts: [[[0, 2048], [4096, 2048]]], tags: { class: 'minor' } }, { kind: 'line', parts: [[[2048, 0], [2048, 4096]]], tags: { class: 'primary' } }],
      }),
      () => true,
    ),
    SCHEMAS.openmaptiles,
  );
  const whole = { zoom: 14, side: 1024, density: 2, left: 0, top: 0, span: 1 };
  const { water, street, streetEdge, main, mainEdge, land } = PALETTES.light;

  it('goes from the ground up: water, then the edges of all streets, then their surfaces', () => {
    const { context, done } = recorder();
    paintScene(context, scene, PALETTES.light, whole);
    const colours = done.filter(([name]) => name === 'fill' || name === 'stroke').map(([, colour]) => colour);
    expect(colours).toEqual([water, streetEdge, mainEdge, street, main]);
  });

  it('makes lines as wide on the glass whatever the density, and edges 1 px wider a side', () => {
    const widths = (density: number): unknown[] => {
      const { context, done } = recorder();
      paintScene(context, scene, PALETTES.light, { ...whole, side: 512 * density, density });
      return done.filter(([name]) => name === 'stroke').map(([, , width]) => (width as number) / density);
    };
    expect(widths(1)).toEqual([4.2, 6.6, 2.2, 4.6].map((width) => expect.closeTo(width, 6)));
    expect(widths(3)).toEqual(widths(1).map((width) => expect.closeTo(width as number, 6)));
  });

  it('closes rings with a line to where they began, never with closePath', () => {
    const { context, done } = recorder();
    paintScene(context, scene, PALETTES.light, whole);
    const names = done.map(([name]) => name);
    expect(names).not.toContain('closePath');
    const start = names.indexOf('moveTo');
    expect(done.slice(start, start + 4)).toEqual([['moveTo', 0, 0], ['lineTo', 1024, 0], ['lineTo', 1024, 256], ['lineTo', 0, 0]]);
  });

  it('shows a quarter of a tile four times as large, without what lies outside', () => {
    const { context, done } = recorder();
    paintScene(context, scene, PALETTES.light, { ...whole, zoom: 15, left: 0.5, top: 0.5, span: 0.5 });
    expect(done.filter(([name]) => name === 'moveTo' || name === 'lineTo')).toEqual([
      ['moveTo', -1024, 0], ['lineTo', 1024, 0], ['moveTo', 0, -1024], ['lineTo', 0, 1024], // edges
      ['moveTo', -1024, 0], ['lineTo', 1024, 0], ['moveTo', 0, -1024], ['lineTo', 0, 1024], // surfaces
    ]);
  });

  it('is plain land where there is no tile', () => {
    const { context, done } = recorder();
    paintScene(context, null, PALETTES.light, whole);
    expect(done).toEqual([['fillRect', 0, 0, 1024, 1024]]);
    expect(context.fillStyle).toBe(land);
  });
});
