import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader, PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { BasemapError } from '../../../site/finder/map/basemap-error.ts';
import { decodeTile } from '../../../site/finder/map/mvt.ts';
import type { Feature } from '../../../site/finder/map/mvt.ts';
import { openArchive } from '../../../site/finder/map/pmtiles.ts';
import { NEWPORT, NO_NEWPORT } from './newport.ts';
import { fetchFrom, seeded, writeTile } from './tiny-archive.ts';

type Plain = { kind: string; tags: object; extent: number; parts: [number, number][][] };

/** A feature of ours as plain data. */
function plain({ kind, tags, extent, points, starts }: Feature): Plain {
  const parts = starts.slice(1).map((end, i) => {
    const part: [number, number][] = [];
    for (let at = starts[i]!; at < end; at += 2) part.push([points[at]!, points[at + 1]!]);
    return part;
  });
  return { kind, tags: { ...tags }, extent, parts };
}

/** The same tile by the library. It repeats a ring's first point at its end; we do not. */
function byLibrary(bytes: Uint8Array): Record<string, Plain[]> {
  const tile = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => {
      const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i)).filter(({ type }) => type !== 0);
      return [name, features.map((feature) => ({
        kind: ['', 'point', 'line', 'polygon'][feature.type]!,
        tags: feature.properties,
        extent: feature.extent,
        parts: feature.loadGeometry().map((part) => part.slice(0, feature.type === 3 ? -1 : undefined).map(({ x, y }): [number, number] => [x, y])),
      }))];
    }),
  );
}

const ours = (bytes: Uint8Array): Record<string, Plain[]> => Object.fromEntries([...decodeTile(bytes, () => true)].map(([name, features]) => [name, features.map(plain)]));

describe('a vector tile', () => {
  it('is decoded as by the library: every kind of shape and of value', () => {
    const bytes = writeTile({
      water: [
        { kind: 'polygon', parts: [[[0, 0], [4096, 0], [4096, 4096], [0, 4096]], [[10, 10], [10, 20], [20, 20]]], tags: { class: 'lake', depth: 2.5, level: -3, deep: true, salty: false } },
        { kind: 'polygon', parts: [[[-80, -80], [4176, -80], [4176, 9]]] },
      ],
      roads: [{ kind: 'line', parts: [[[0, 0], [5, 5], [-7, 3]], [[4000, 1], [1, 4000]]], tags: { name: 'Heol y Frenhines — 女王路', lanes: 4294967296, id: 9007199254740991 } }],
      places: [{ kind: 'point', parts: [[[2048, 2048], [1, 2]]], tags: { name: '' } }],
    });
    const decoded = ours(bytes);
    expect(decoded).toEqual(byLibrary(bytes));
    expect(decoded['water']![0]!.tags).toEqual({ class: 'lake', depth: 2.5, level: -3, deep: true, salty: false });
    expect(decoded['places']![0]!.parts).toEqual([[[2048, 2048]], [[1, 2]]]);
  });

  it('is decoded as by the library: the two kinds of fraction, both signs of whole numbers, and fields nobody knows', () => {
    const writer = new PbfWriter();
    writer.writeMessage(3, (_: null, layer: PbfWriter) => {
      layer.writeStringField(1, 'poi');
      layer.writeMessage(2, (_2: null, feature: PbfWriter) => {
        feature.writeVarintField(1, 77); // an id, which we do not need
        feature.writePackedVarint(2, [0, 0, 1, 1, 2, 2, 3, 3]);
        feature.writeVarintField(3, 1);
        feature.writePackedVarint(4, [9, 50, 34]);
      }, null);
      for (const key of ['float', 'double', 'int', 'sint']) layer.writeStringField(3, key);
      layer.writeMessage(4, (value: number, pbf: PbfWriter) => pbf.writeFloatField(2, value), 0.1);
      layer.writeMessage(4, (value: number, pbf: PbfWriter) => pbf.writeDoubleField(3, value), -1 / 3);
      layer.writeMessage(4, (value: number, pbf: PbfWriter) => pbf.writeVarintField(4, value), -5);
      layer.writeMessage(4, (value: number, pbf: PbfWriter) => pbf.writeSVarintField(6, value), -2147483649);
      layer.writeVarintField(5, 512);
      layer.writeStringField(99, 'from the future');
    }, null);
    const bytes = writer.finish();
    expect(ours(bytes)).toEqual(byLibrary(bytes));
    expect(ours(bytes)['poi']).toEqual([{ kind: 'point', extent: 512, parts: [[[25, 17]]], tags: { float: Math.fround(0.1), double: -1 / 3, int: -5, sint: -2147483649 } }]);
  });

  it('is decoded as by the library: every feature of Newport', async (context) => {
    if (NEWPORT === null) return context.skip(NO_NEWPORT);
    const archive = await openArchive(fetchFrom(NEWPORT));
    let features = 0;
    for (let z = 0; z <= archive.maxZoom; z++) {
      const side = 2 ** z;
      for (let x = Math.floor((-3.15 / 360 + 0.5) * side); x <= Math.floor((-2.8 / 360 + 0.5) * side); x++) {
        for (let y = Math.floor(0.331 * side); y <= Math.floor(0.334 * side); y++) {
          const bytes = await archive.tile(z, x, y);
          if (bytes === null) continue;
          const theirs = byLibrary(bytes);
          features += Object.values(theirs).flat().length;
          // Compared as text: a hundred times faster than telling the difference, which matters only when there is one.
          if (JSON.stringify(ours(bytes)) !== JSON.stringify(theirs)) expect(ours(bytes), `${z}/${x}/${y}`).toEqual(theirs);
        }
      }
    }
    expect(features).toBe(95_183);
  });

  it('is read only where it is wanted', () => {
    const bytes = writeTile({ water: [{ kind: 'point', parts: [[[1, 1]]] }], poi: [{ kind: 'point', parts: [[[1, 1]]] }] });
    expect([...decodeTile(bytes, (layer) => layer === 'water').keys()]).toEqual(['water']);
  });

  it('knows the box around each feature', () => {
    const bytes = writeTile({ roads: [{ kind: 'line', parts: [[[5, -3], [100, 7]], [[2, 90], [8, 9]]] }] });
    expect(decodeTile(bytes, () => true).get('roads')![0]!.box).toEqual([2, -3, 100, 90]);
  });
});

describe('a tile that is not as it should be', () => {
  const layer = (write: (pbf: PbfWriter) => void): Uint8Array => {
    const writer = new PbfWriter();
    writer.writeMessage(3, (_: null, pbf: PbfWriter) => write(pbf), null);
    return writer.finish();
  };
  const feature = (tags: number[], commands: number[]) => (pbf: PbfWriter): void => {
    pbf.writeStringField(1, 'water');
    pbf.writeMessage(2, (_: null, inner: PbfWriter) => {
      inner.writePackedVarint(2, tags);
      inner.writeVarintField(3, 2);
      inner.writePackedVarint(4, commands);
    }, null);
  };
  it.each([
    ['uses words it does not list', layer(feature([3, 4], [9, 0, 0])), 'uses a word it does not list'],
    ['draws with an unknown command', layer(feature([], [(1 << 3) | 5, 0, 0])), 'unknown command 5'],
    ['promises more points than it has', layer(feature([], [9, 0, 0, (0x0f_ff_ff_ff << 3 | 2) >>> 0, 1, 1])), 'cut short'],
    ['draws on before it begins', layer(feature([], [10, 2, 2])), 'cut short'],
    ['has a layer without a name', layer((pbf) => pbf.writeVarintField(5, 4096)), 'has no name'],
    ['has a layer without width', layer((pbf) => { pbf.writeStringField(1, 'water'); pbf.writeVarintField(5, 0); }), 'has no width'],
    ['is no tile at all', Buffer.from('<html>'), 'The basemap is broken'],
  ])('is refused in words when it %s', (_, bytes, words) => {
    expect(() => decodeTile(bytes, () => true)).toThrow(BasemapError);
    expect(() => decodeTile(bytes, () => true)).toThrow(words);
  });

  it('never hangs and never fails otherwise, however it is cut or flipped (seeded)', () => {
    const whole = writeTile({ water: Array.from({ length: 40 }, (_, i) => ({ kind: 'polygon' as const, parts: [[[i, 0], [4000, i], [50, 4000]]], tags: { class: `kind ${i % 5}`, depth: i / 7, level: -i } })) });
    let refused = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const random = seeded(seed);
      const bytes = seed % 2 === 0 ? whole.slice(0, Math.floor(random() * whole.length)) : whole.slice();
      if (seed % 2 === 1) for (let i = 0; i < 2; i++) bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
      try {
        decodeTile(bytes, () => true);
      } catch (fault) {
        if (!(fault instanceof BasemapError)) throw new Error(`seed ${seed}`, { cause: fault });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
  });
});
