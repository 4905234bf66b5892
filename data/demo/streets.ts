import type { Estate, Street } from './estate.ts';
import { estateStreets } from './estate.ts';
import type { Metres } from './grid.ts';

/** Bridges are the only streets that may cross the water. */
export const BRIDGES = ['Lantern Bridge', 'Weir Bridge', 'Harbour Bridge', "Lamplighters' Footbridge"];

const MAIN: Record<string, Metres[]> = {
  'High Street': [[-420, -10], [-200, 0], [0, 0], [200, 15], [420, 20]],
  'Station Road': [[0, 0], [-10, 300], [0, 540]],
  'Lantern Street': [[0, 0], [10, -180], [20, -320]],
  'Lantern Bridge': [[20, -320], [30, -490]],
  'Ferry Road': [[30, -490], [60, -800], [110, -1170]],
  'Northlight Road': [[0, 540], [120, 905], [250, 1300], [400, 1900]],
  'Emberley Road': [[400, 1900], [520, 2600], [500, 3500]],
  'Quay Street': [[420, 20], [800, -60], [1165, -150], [1450, -230]],
  'Weir Road': [[-420, -10], [-900, 60], [-1080, 90], [-1300, 120], [-1800, 330]],
  'Wickholm Road': [[-1800, 330], [-2600, 700], [-3400, 1000], [-4100, 1200]],
  'Ring Road North': [[-950, 620], [-600, 850], [120, 905], [700, 860], [1150, 650]],
  'Ring Road East': [[1150, 650], [1230, 250], [1165, -150], [1110, -420]],
  'Harbour Bridge': [[1110, -420], [1085, -660]],
  'Ring Road South': [[1085, -660], [950, -1000], [600, -1280], [110, -1170], [-400, -1230], [-860, -960], [-1060, -400]],
  'Weir Bridge': [[-1060, -400], [-1070, -210]],
  'Ring Road West': [[-1070, -210], [-1080, 90], [-1100, 350], [-950, 620]],
  'Skylark Lane': [[-1100, 350], [-1300, 700], [-1450, 1050], [-1560, 1500], [-1500, 1900]],
  'Ropewalk Road': [[1230, 250], [1600, 500], [2000, 800], [2700, 1150]],
  'Saltings Road': [[1085, -660], [1400, -950], [1700, -1350], [2150, -1750]],
  "Fenner's Road": [[2150, -1750], [2700, -2250], [3250, -2600]],
  'Tallow Road': [[-860, -960], [-1300, -1000], [-1600, -1350], [-1950, -1950]],
  'Sallow Road': [[-1950, -1950], [-2400, -2500], [-2800, -3000]],
};

const SMALL: Record<string, Metres[]> = {
  'Market Place': [[-60, 0], [-60, 70], [60, 75], [60, 5]],
  'Church Walk': [[-330, -5], [-320, -110], [-120, -130], [10, -150]],
  'Library Lane': [[200, 15], [190, -120], [10, -150]],
  'Wharf Lane': [[190, -120], [330, -200], [520, -240], [800, -240]],
  'Park Row': [[-420, -10], [-430, 200], [-420, 460]],
  'Station Approach': [[0, 540], [-150, 560], [-420, 460]],
  'Hospital Road': [[420, 20], [560, 250], [640, 560], [700, 860]],
  'Infirmary Lane': [[560, 250], [820, 300], [1060, 420], [1190, 450]],
  'Fish Dock Road': [[1450, -230], [1700, -240], [1960, -290], [2180, -420]],
  'Net Loft Lane': [[1450, -230], [1440, -420], [1400, -500]],
  'Lifeboat Street': [[1700, -240], [1740, -80], [1560, 60], [1230, 250]],
  'Reservoir Road': [[-1300, 700], [-1050, 1080], [-880, 1200], [-560, 1170], [250, 1300]],
  'Stadium Way': [[700, 860], [960, 1050], [1020, 1330], [700, 1420], [400, 1400]],
  'Mill Hill': [[-1800, 330], [-1960, 600], [-1900, 900], [-1700, 1010]],
  'Gasworks Lane': [[950, -1000], [1080, -1080], [1260, -1120], [1520, -1110]],
  'Brickfield Lane': [[-400, -1230], [-420, -1500], [-900, -1650], [-1560, -1640], [-1765, -1640]],
  'Emberley Green': [[250, 3420], [500, 3500], [760, 3440], [900, 3560]],
  'Kiln Lane': [[500, 3500], [460, 3720], [600, 3900]],
  'Wickholm Street': [[-4100, 1200], [-4250, 1020], [-4480, 960]],
  'Pound Lane': [[-4100, 1200], [-4060, 1420], [-4220, 1560]],
  'Sallow Green': [[-2800, -3000], [-3000, -2920], [-3200, -3060]],
  'Withy Lane': [[-2800, -3000], [-2720, -3260], [-2860, -3450]],
  'Staithe Street': [[3250, -2600], [3420, -2560], [3560, -2680]],
  'Smokehouse Lane': [[3250, -2600], [3230, -2820], [3380, -2960]],
};

const PATHS: Record<string, Metres[]> = {
  'Riverside Walk': [[-1740, 60], [-1580, -40], [-1330, -150], [-1070, -220], [-900, -270], [-400, -330], [20, -320], [300, -310], [520, -330], [800, -375], [1110, -420]],
  'Ferrybank Walk': [[-1060, -400], [-700, -460], [-300, -500], [30, -490], [300, -475], [520, -490], [900, -580], [1085, -660]],
  "Lamplighters' Footbridge": [[520, -240], [520, -330], [520, -490], [500, -560]],
  'Skylark Path': [[-1450, 1050], [-1240, 1350], [-1130, 1640], [-1050, 1900], [-700, 2010], [-350, 1900], [-240, 1640], [-380, 1350], [-560, 1170]],
  'Castle Mound': [[-420, 200], [-560, 240], [-650, 330], [-600, 420], [-420, 460]],
  'Boardwalk': [[1700, -1350], [2000, -1330], [2350, -1420], [2600, -1660], [2150, -1750]],
  'Old Tramroad': [[1600, 500], [1420, 780], [1150, 1000], [960, 1050]],
};

const RAIL: Record<string, Metres[]> = {
  'Coast Line': [[-4600, 1750], [-3000, 1060], [-1700, 690], [-950, 700], [-420, 580], [0, 565], [500, 620], [950, 760], [1500, 1330], [2300, 2200], [3300, 3600]],
  'Lantern Tram': [[250, 1300], [120, 905], [0, 540], [-10, 300], [0, 0], [10, -180], [20, -320], [30, -490], [60, -800], [110, -1170], [600, -1280], [950, -1000], [1080, -1080], [1260, -1120], [1520, -1110]],
};

const ESTATES: Estate[] = [
  { centre: [0, 240], turn: 0, gap: 115, bend: 0, along: ['Chandler Street', 'Wick Street', 'Tinderbox Lane', 'Beeswax Row'], across: ['Bell Lane', 'Mercer Street', 'Moth Street', 'Taper Street', 'Candle Court', 'Matchmaker Lane'] },
  { centre: [815, -90], turn: -11, gap: 112, bend: 0, along: ['Anchor Street', "Caulker's Row", 'Mast Street'], across: ['Compass Street', 'Halyard Street', 'Sailmaker Lane', 'Tar Street', 'Customs Row'] },
  { centre: [1880, 810], turn: 36, gap: 135, bend: 20, along: ['Hemp Street', 'Twine Street', 'Bobbin Lane', 'Splice Street'], across: ['Loom Street', 'Shuttle Street', 'Spindle Street', "Carder's Lane", 'Cotton Terrace', "Weaver's Row"] },
  { centre: [320, 1560], turn: 14, gap: 135, bend: 25, along: ['Studio Street', 'Easel Street', 'Skylight Street', 'Canvas Street'], across: ['Ochre Street', 'Palette Row', 'Gallery Road', 'School Lane', 'Frame Street'] },
  { centre: [-1680, 1200], turn: -18, gap: 150, bend: 60, along: ['Lapwing Road', 'Wagtail Road', 'Finch Rise', 'Linnet Lane', 'Plover Road'], across: ['Wren Road', 'Robin Road', 'Siskin Way', 'Dunnock Way', 'Swift Road'] },
  { centre: [-1580, 330], turn: 24, gap: 128, bend: -25, along: ["Miller's Row", 'Sluice Street', 'Waterwheel Lane', 'Grist Street'], across: ['Otter Street', 'Heron Street', 'Kingfisher Street', 'Willow Street', 'Alder Street', 'Minnow Lane'] },
  { centre: [80, -830], turn: -4, gap: 120, bend: -20, along: ["Ferryman's Row", 'Oar Street', 'Rowlock Street', 'Toll Street'], across: ['Landing Street', 'Towpath Street', 'Bankside Street', 'Mooring Street', 'Tideway Street', 'Skiff Lane', 'Coracle Street'] },
  { centre: [-1600, -1270], turn: -48, gap: 140, bend: 40, along: ['Bramble Road', 'Hazel Road', 'Rowan Road', 'Maple Road', 'Elder Road'], across: ['Hawthorn Road', 'Acorn Road', 'Bracken Road', 'Clover Road', 'Fern Road'] },
  { centre: [1560, -1290], turn: -50, gap: 135, bend: 30, along: ['Samphire Road', 'Sea Lavender Road', 'Marram Road', 'Thrift Road'], across: ['Oyster Road', 'Cockle Road', 'Curlew Road', 'Avocet Road', 'Sandpiper Road'] },
];

const named = (lines: Record<string, Metres[]>, kind: Street['kind']): Street[] => Object.entries(lines).map(([name, line]) => ({ name, line, kind }));

/** Every street, path and railway of the town, in metres. */
export const STREETS: Street[] = [...named(MAIN, 'main'), ...named(SMALL, 'street'), ...named(PATHS, 'path'), ...named(RAIL, 'rail'), ...ESTATES.flatMap(estateStreets)];

/** The point at a share (0–1) of a street's length, moved so many metres to the left of the way the street is drawn. */
export function beside(street: string, share: number, left: number): Metres {
  const line = STREETS.find(({ name }) => name === street)?.line;
  if (line === undefined) throw new Error(`There is no street "${street}" in the demo town. Add it to data/demo/streets.ts.`);
  const lengths = line.slice(1).map((end, i) => Math.hypot(end[0] - line[i]![0], end[1] - line[i]![1]));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  let leg = 0;
  while (leg < lengths.length - 1 && rest > lengths[leg]!) rest -= lengths[leg++]!;
  const [start, end, length] = [line[leg]!, line[leg + 1]!, lengths[leg]!];
  const [east, north] = [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
  return [start[0] + east * rest - north * left, start[1] + north * rest + east * left];
}
