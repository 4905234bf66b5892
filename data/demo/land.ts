import type { Metres } from './grid.ts';

/** The River Wend, upstream first: its middle, and how wide it is there. */
const WEND: [middle: Metres, width: number][] = [
  [[-5200, 1000], 45], [[-4300, 700], 45], [[-3200, 420], 50], [[-2400, 160], 55], [[-1850, -80], 55], [[-1500, -190], 60], [[-1065, -305], 60],
  [[-600, -395], 65], [[0, -408], 75], [[520, -410], 85], [[900, -480], 95], [[1098, -540], 110], [[1500, -640], 150], [[1950, -740], 220], [[2500, -930], 320], [[3000, -1080], 420], [[3500, -1250], 560],
];

/** Sea, river and still water, as outlines in metres. */
export const WATER: Record<string, Metres[]> = {
  'Lantern Bay': [[90_000, 60_000], [9000, 60_000], [5600, 16_000], [4500, 4700], [4300, 2800], [3950, 1200], [3600, 100], [3350, -800], [3300, -1200], [3300, -1700], [3560, -2300], [3700, -2800], [3900, -3600], [4300, -4700], [6200, -18_000], [9000, -60_000], [90_000, -60_000]],
  'River Wend': ribbon(WEND),
  'Old Quay Harbour': [[1500, -590], [1490, -330], [1640, -290], [1900, -340], [2100, -470], [2120, -720], [1800, -680]],
  'Skylark Water': oval([-720, 1600], 340, 240),
  'Duck Pond': oval([-640, 130], 45, 28),
  'Emberley Mere': oval([980, 3250], 130, 80),
};

/** Parks, commons and gardens, as outlines in metres. */
export const PARKS: Record<string, Metres[]> = {
  'Lantern Park': [[-900, 90], [-440, 20], [-450, 180], [-480, 215], [-880, 420]],
  'Castle Gardens': [[-450, 215], [-600, 260], [-780, 390], [-720, 520], [-440, 480]],
  'Skylark Common': [[-1240, 1320], [-1160, 1880], [-700, 2080], [-280, 1930], [-180, 1620], [-330, 1330], [-600, 1200], [-900, 1230]],
  'Northlight Fields': [[800, 1010], [930, 1080], [980, 1300], [700, 1390], [620, 1250]],
  'Weir Meadow': [[-2560, 300], [-2200, 150], [-1990, 80], [-2030, 260], [-2120, 410], [-2470, 560]],
  'Harbour Green': [[1250, -190], [1430, -250], [1425, -400], [1150, -400], [1190, -170]],
  'Tallow Common': [[-1080, -1180], [-900, -1010], [-480, -1260], [-480, -1500], [-900, -1600]],
  'Saltings Reserve': [[1950, -1000], [2500, -1150], [3150, -1420], [3100, -1900], [2650, -1750], [2350, -1480], [1980, -1390], [1880, -1250]],
  'Ropewalk Allotments': [[1270, 330], [1500, 490], [1340, 690], [1200, 670]],
  'Ferrybank Green': [[-560, -540], [-350, -560], [-360, -900], [-620, -820]],
};

/** A river's outline from its middle line. */
function ribbon(course: [middle: Metres, width: number][]): Metres[] {
  const bank = (side: 1 | -1): Metres[] => course.map(([[east, north], width], i) => {
    const [from, to] = [course[Math.max(i - 1, 0)]![0], course[Math.min(i + 1, course.length - 1)]![0]];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return [east - (side * (to[1] - from[1]) * width) / (2 * length), north + (side * (to[0] - from[0]) * width) / (2 * length)];
  });
  return [...bank(1), ...bank(-1).toReversed()];
}

function oval([east, north]: Metres, a: number, b: number): Metres[] {
  return Array.from({ length: 24 }, (_, i) => [east + a * Math.cos((i * Math.PI) / 12), north + b * Math.sin((i * Math.PI) / 12)]);
}
