/** Every colour of the map. Calm grounds, one warm family for roads, blue only for water, nothing red. */
export interface Palette {
  land: string;
  built: string;
  works: string;
  civic: string;
  field: string;
  grass: string;
  park: string;
  wood: string;
  sand: string;
  marsh: string;
  /** Ground that the tide covers. */
  tide: string;
  water: string;
  building: string;
  buildingEdge: string;
  street: string;
  streetEdge: string;
  main: string;
  mainEdge: string;
  motorway: string;
  motorwayEdge: string;
  path: string;
  rail: string;
  boundary: string;
  name: string;
  quietName: string;
  waterName: string;
  parkName: string;
  /** The edge around every name, which keeps it readable on any ground. */
  halo: string;
}

export type Theme = 'light' | 'dark';

/** The map by day and by night: paper and night, ink and dusk of the site's tokens, thinned until pins stand out. */
export const PALETTES: Record<Theme, Palette> = {
  light: {
    land: '#F3EFE7',
    built: '#EDE8DE',
    works: '#E8E4E0',
    civic: '#F1E6D6',
    field: '#F1F0E0',
    grass: '#E1E9D2',
    park: '#D6E6C9',
    wood: '#CFDFC3',
    sand: '#F2EAD3',
    marsh: '#DFE9E2',
    tide: '#D3E1E5',
    water: '#BCD6E6',
    building: '#E0D8CB',
    buildingEdge: '#D1C7B7',
    street: '#FFFFFF',
    streetEdge: '#D9D0C2',
    main: '#FCEFD3',
    mainEdge: '#D8BF92',
    motorway: '#F6D9A8',
    motorwayEdge: '#C7A063',
    path: '#B7A88F',
    rail: '#B4ADA5',
    boundary: '#A99FB0',
    name: '#2B2A28',
    quietName: '#5A5650',
    waterName: '#1F5378',
    parkName: '#2C5C33',
    halo: '#FBF8F3',
  },
  dark: {
    land: '#171E2F',
    built: '#1B2335',
    works: '#1D2433',
    civic: '#232637',
    field: '#18212E',
    grass: '#1A2C2E',
    park: '#1D3533',
    wood: '#182F2E',
    sand: '#28292F',
    marsh: '#172933',
    tide: '#152D46',
    water: '#12375F',
    building: '#262F45',
    buildingEdge: '#303A53',
    street: '#3A455E',
    streetEdge: '#121827',
    main: '#555F78',
    mainEdge: '#121827',
    motorway: '#675A45',
    motorwayEdge: '#121827',
    path: '#56617B',
    rail: '#444F66',
    boundary: '#5E5878',
    name: '#F3EFE8',
    quietName: '#B9B2A8',
    waterName: '#A9C4F0',
    parkName: '#86D3A7',
    halo: '#141A2A',
  },
};
