import type { Metres } from './grid.ts';
import { toPoint } from './grid.ts';

/** The bridge that gave the town its name. Further from every door than the middle of some part of town, so that each part keeps its own. */
const LANTERN_BRIDGE: Metres = [25, -405];

/** Kinds as in the gazetteer's table. */
export interface DemoPlace {
  slug: string;
  name: string;
  kind: 'town' | 'suburb' | 'village' | 'postcode';
  latitude: number;
  longitude: number;
  population: number | null;
}

interface Area {
  name: string;
  kind: 'suburb' | 'village';
  centre: Metres;
  /** First half of its postcodes. No real postcode begins with ZZ followed by a single digit. */
  outward: string;
  /** Three second halves: for the middle, the north-east and the south-west. */
  inward: readonly [string, string, string];
  population: number;
}

/** The parts of the town and the villages around it. */
export const AREAS = {
  candlemarket: { name: 'Candlemarket', kind: 'suburb', centre: [0, 60], outward: 'ZZ1', inward: ['1AA', '2AB', '3AD'], population: 4100 },
  'old-quay': { name: 'Old Quay', kind: 'suburb', centre: [1050, -160], outward: 'ZZ2', inward: ['1BA', '2BD', '3BE'], population: 3600 },
  ropewalk: { name: 'Ropewalk', kind: 'suburb', centre: [1820, 700], outward: 'ZZ3', inward: ['1DA', '2DB', '3DE'], population: 5200 },
  northlight: { name: 'Northlight', kind: 'suburb', centre: [480, 1380], outward: 'ZZ4', inward: ['1EA', '2EB', '3ED'], population: 4900 },
  'skylark-rise': { name: 'Skylark Rise', kind: 'suburb', centre: [-1560, 1200], outward: 'ZZ5', inward: ['1FA', '2FB', '3FD'], population: 4400 },
  weirside: { name: 'Weirside', kind: 'suburb', centre: [-1540, 280], outward: 'ZZ6', inward: ['1GA', '2GB', '3GD'], population: 4700 },
  ferrybank: { name: 'Ferrybank', kind: 'suburb', centre: [60, -800], outward: 'ZZ7', inward: ['1HA', '2HB', '3HD'], population: 5100 },
  'tallow-green': { name: 'Tallow Green', kind: 'suburb', centre: [-1480, -1280], outward: 'ZZ8', inward: ['1JA', '2JB', '3JD'], population: 4600 },
  'the-saltings': { name: 'The Saltings', kind: 'suburb', centre: [1650, -1270], outward: 'ZZ9', inward: ['1LA', '2LB', '3LD'], population: 3400 },
  emberley: { name: 'Emberley', kind: 'village', centre: [500, 3500], outward: 'ZZ4', inward: ['9EA', '9EB', '9ED'], population: 900 },
  wickholm: { name: 'Wickholm', kind: 'village', centre: [-4150, 1200], outward: 'ZZ6', inward: ['9GA', '9GB', '9GD'], population: 640 },
  'sallow-cross': { name: 'Sallow Cross', kind: 'village', centre: [-2850, -3020], outward: 'ZZ8', inward: ['9JA', '9JB', '9JD'], population: 520 },
  'fenners-staithe': { name: "Fenner's Staithe", kind: 'village', centre: [3300, -2680], outward: 'ZZ9', inward: ['9LA', '9LB', '9LD'], population: 780 },
} as const satisfies Record<string, Area>;
export type AreaSlug = keyof typeof AREAS;

const QUARTERS: readonly [Metres, Metres, Metres] = [[0, 0], [190, 170], [-200, -160]];

/** The postcodes of an area, each with the spot it stands for. */
export function postcodes(area: AreaSlug): { code: string; spot: Metres }[] {
  const { centre, outward, inward } = AREAS[area];
  return inward.map((half, i) => ({ code: `${outward} ${half}`, spot: [centre[0] + QUARTERS[i]![0], centre[1] + QUARTERS[i]![1]] }));
}

/**
 * The invented town. Its time zone and its public holidays are written down here, never looked up from
 * its coordinates: those lie in the North Sea (see grid.ts).
 */
export const TOWN = {
  slug: 'lanternbridge',
  name: 'Lanternbridge',
  county: 'Wendshire',
  country: 'GB',
  /** Shown wherever the town is: nobody should set out to find it. */
  notice: 'Lanternbridge is an invented town. Its groups, people and phone numbers are made up to show how this works.',
  timezone: 'Europe/London',
  region: 'GB-ENG',
  population: 40_000,
  ...toPoint(LANTERN_BRIDGE),
  /** Everything in the town and its villages lies inside. */
  bounds: { south: toPoint([0, -4000]).latitude, west: toPoint([-5000, 0]).longitude, north: toPoint([0, 4200]).latitude, east: toPoint([4400, 0]).longitude },
} as const;

/** The gazetteer: what a person may type to say where they are. */
export const PLACES: DemoPlace[] = [
  { slug: TOWN.slug, name: TOWN.name, kind: 'town', ...toPoint(LANTERN_BRIDGE), population: TOWN.population },
  ...Object.entries(AREAS).map(([slug, { name, kind, centre, population }]) => ({ slug, name, kind, ...toPoint(centre), population })),
  ...(Object.keys(AREAS) as AreaSlug[]).flatMap((area) => postcodes(area).map(({ code, spot }) => postcodePlace(code, spot))),
  ...Object.values(AREAS).filter(({ kind }) => kind === 'suburb').map(({ outward, centre }) => postcodePlace(outward, centre)),
];

function postcodePlace(code: string, spot: Metres): DemoPlace {
  return { slug: code.toLowerCase().replace(' ', '-'), name: code, kind: 'postcode', ...toPoint(spot), population: null };
}
