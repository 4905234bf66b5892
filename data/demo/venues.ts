import type { DemoFacts } from './demo-resource.ts';
import { toPoint } from './grid.ts';
import { by, noted } from './say.ts';
import { beside } from './streets.ts';
import { postcodes } from './town.ts';
import type { AreaSlug } from './town.ts';
import type { Source } from '../shapes/resource.ts';

/** A door in the demo town, with what is known of the building. Everything held there shares these facts. */
export interface Venue {
  name: string;
  number: number;
  street: string;
  /** How far along the street (0–1), and how many metres to the left of it. */
  along: number;
  left: number;
  area: AreaSlug;
  visibility?: 'full' | 'area' | 'hidden';
  /** How to find the door. */
  route?: string;
  parking?: string;
  lit_route?: 'yes' | 'no';
  facts: DemoFacts;
  /** Days since somebody checked the building, and who. */
  checked: number;
  source?: Source;
}

const OPEN_DOOR: DemoFacts = { step_free_entrance: 'yes', step_free_room: 'yes', accessible_toilet: 'yes', entry_control: 'walk_in', seating: 'chairs_with_backs' };

export const VENUES = {
  // Candlemarket
  'town-library': { name: 'Lantern Library', number: 2, street: 'Library Lane', along: 0.35, left: 14, area: 'candlemarket', route: 'The glass door faces the Market Cross. The lift is straight ahead.', parking: 'Two blue badge bays outside.', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'automatic', parking_close: noted('limited', 'Two blue badge bays outside. No other parking.'), assistance_animals: 'yes', hearing_support: 'loop', quiet_space: 'yes', lighting: 'soft_or_adjustable' }, checked: 25, source: 'staff_visited' },
  'market-hall': { name: 'Market Hall', number: 1, street: 'Market Place', along: 0.5, left: 15, area: 'candlemarket', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'held_open', quiet_space: 'no', hearing_support: 'microphone_only', parking_close: 'no' }, checked: 60, source: 'staff_visited' },
  'chandlers-hall': { name: "Chandlers' Hall", number: 14, street: 'Chandler Street', along: 0.3, left: 12, area: 'candlemarket', route: 'Green door beside the bakery. Ring the lower bell.', facts: { step_free_entrance: noted('limited', 'One step, 6 cm. A ramp is kept inside: ring the bell.'), step_free_room: 'yes', accessible_toilet: 'yes', entry_control: 'buzzer_or_intercom', seating: 'chairs_with_backs', door_effort: 'heavy', hearing_support: 'portable_loop' }, checked: 48, source: 'staff_visited' },
  'wick-street-rooms': { name: 'Wick Street Rooms', number: 31, street: 'Wick Street', along: 0.7, left: -12, area: 'candlemarket', route: 'Blue door, then two flights of stairs.', facts: { step_free_entrance: 'no', step_free_room: 'no', accessible_toilet: 'no', entry_control: 'code_or_pass', seating: 'chairs_with_backs', quiet_space: 'by_asking' }, checked: 70, source: 'staff_visited' },
  'tinderbox-cafe': { name: 'Tinderbox Café, back room', number: 5, street: 'Tinderbox Lane', along: 0.55, left: 11, area: 'candlemarket', route: 'Walk through the café to the red curtain.', lit_route: 'yes', facts: { step_free_entrance: 'yes', step_free_room: 'yes', accessible_toilet: by('visitor_said', 20, 'limited', 'Wide enough for a small chair. One rail.'), door_effort: 'easy', entry_control: 'walk_in', seating: 'chairs_with_backs', assistance_animals: 'yes' }, checked: 33 },
  'meeting-house': { name: 'Bell Lane Meeting House', number: 8, street: 'Bell Lane', along: 0.4, left: 12, area: 'candlemarket', facts: { step_free_entrance: 'yes', accessible_toilet: 'yes', entry_control: 'walk_in', seating: 'chairs_with_backs', quiet_space: 'yes', hearing_support: 'loop' }, checked: 80 },
  'st-embers': { name: "St Ember's Church", number: 1, street: 'Church Walk', along: 0.5, left: -20, area: 'candlemarket', route: 'Use the north door, by the yew tree.', facts: { step_free_entrance: 'yes', step_free_room: noted('limited', 'Level at the back. Two steps to the side chapel.'), entry_control: 'walk_in', seating: 'chairs_with_backs', hearing_support: 'loop', door_effort: 'heavy' }, checked: 55 },
  'st-embers-hall': { name: "St Ember's Hall", number: 3, street: 'Church Walk', along: 0.7, left: -16, area: 'candlemarket', facts: { ...OPEN_DOOR, parking_close: 'no' }, checked: 55 },
  'castle-gardens': { name: 'Walled Garden, Castle Mound', number: 2, street: 'Castle Mound', along: 0.6, left: 10, area: 'candlemarket', lit_route: 'no', facts: { step_free_entrance: 'yes', step_free_room: noted('limited', 'Gravel paths. One slope is steep.'), accessible_toilet: 'no', entry_control: 'walk_in', seating: 'some_seating' }, checked: 90, source: 'staff_visited' },
  'park-pavilion': { name: 'Lantern Park Pavilion', number: 40, street: 'Park Row', along: 0.4, left: 18, area: 'candlemarket', facts: { step_free_entrance: 'yes', step_free_room: 'yes', seating: 'some_seating', entry_control: 'walk_in', accessible_toilet: noted('limited', 'You need a key. Ask at the kiosk.') }, checked: 41, source: 'staff_visited' },
  'candle-cinema': { name: 'Candle Cinema', number: 20, street: 'Taper Street', along: 0.6, left: -13, area: 'candlemarket', lit_route: 'yes', facts: { step_free_entrance: 'yes', step_free_room: noted('limited', 'Two wheelchair spaces, both in the back row.'), accessible_toilet: 'yes', entry_control: 'reception', seating: 'chairs_with_backs', hearing_support: 'loop', lighting: 'flashing_possible' }, checked: 66 },
  'old-station': { name: 'The Old Booking Hall', number: 6, street: 'Station Approach', along: 0.4, left: 14, area: 'candlemarket', route: 'Beside the tram stop, under the clock.', parking: 'Station car park, two minutes away.', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'easy', parking_close: 'yes', assistance_animals: 'yes' }, checked: 18, source: 'staff_visited' },
  'high-street-desk': { name: 'Volunteer Desk', number: 44, street: 'High Street', along: 0.75, left: 12, area: 'candlemarket', facts: { step_free_entrance: 'yes', entry_control: 'walk_in', seating: 'chairs_with_backs' }, checked: 30 },
  'wend-museum': { name: 'Wend Museum', number: 60, street: 'High Street', along: 0.9, left: -14, area: 'candlemarket', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'automatic', entry_control: 'reception', quiet_space: 'yes', hearing_support: 'loop', lighting: 'soft_or_adjustable', assistance_animals: 'yes' }, checked: 44, source: 'staff_visited' },
  'wend-house': { name: 'Wend House', number: 9, street: 'Hospital Road', along: 0.45, left: 15, area: 'candlemarket', parking: 'Free parking for visitors behind the house.', facts: { ...OPEN_DOOR, entry_control: 'reception', parking_close: 'yes', quiet_space: 'yes', hearing_support: 'portable_loop' }, checked: 12, source: 'staff_visited' },
  'womens-centre': { name: "Wend Women's Centre", number: 7, street: 'Moth Street', along: 0.35, left: 11, area: 'candlemarket', visibility: 'hidden', facts: { step_free_entrance: 'yes', step_free_room: 'yes', entry_control: 'buzzer_or_intercom', seating: 'chairs_with_backs', quiet_space: 'yes' }, checked: 28, source: 'staff_visited' },

  // Old Quay
  'quay-hub': { name: 'Old Quay Hub', number: 12, street: 'Mast Street', along: 0.4, left: 12, area: 'old-quay', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'easy', quiet_space: 'by_asking', assistance_animals: 'yes' }, checked: 37, source: 'staff_visited' },
  'quay-chapel': { name: 'Old Quay Chapel', number: 3, street: 'Anchor Street', along: 0.3, left: -14, area: 'old-quay', facts: { step_free_entrance: by('imported_osm', 1250, 'limited', 'OSM: limited'), seating: 'chairs_with_backs', entry_control: 'walk_in' }, checked: 75 },
  'net-loft': { name: 'The Net Loft', number: 7, street: 'Net Loft Lane', along: 0.5, left: 12, area: 'old-quay', route: 'Up the outside stairs, or ask for the goods lift.', facts: { step_free_entrance: noted('limited', 'There is a goods lift. Ask and somebody will work it.'), step_free_room: 'yes', entry_control: 'walk_in', seating: 'some_seating', lighting: 'bright' }, checked: 52 },
  boathouse: { name: 'The Boathouse', number: 15, street: 'Net Loft Lane', along: 0.9, left: -12, area: 'old-quay', facts: { step_free_entrance: 'yes', accessible_toilet: 'no', entry_control: 'walk_in', seating: 'some_seating' }, checked: 64 },
  'customs-gallery': { name: 'Customs House Gallery', number: 1, street: 'Customs Row', along: 0.6, left: 12, area: 'old-quay', facts: { step_free_entrance: 'no', step_free_room: 'no', entry_control: 'walk_in', seating: 'some_seating', quiet_space: 'yes' }, checked: 58, source: 'visitor_said' },
  bandstand: { name: 'Harbour Green Bandstand', number: 90, street: 'Quay Street', along: 0.92, left: -25, area: 'old-quay', facts: { step_free_entrance: 'yes', seating: 'some_seating' }, checked: 110 },
  'lifeboat-hall': { name: 'Lifeboat Hall', number: 9, street: 'Lifeboat Street', along: 0.35, left: 13, area: 'old-quay', facts: { step_free_entrance: by('imported_osm', 1250, 'yes'), step_free_room: by('imported_osm', 1250, 'yes') }, checked: 95 },
  'smoke-and-bean': { name: 'Smoke and Bean', number: 4, street: 'Halyard Street', along: 0.5, left: 10, area: 'old-quay', facts: { step_free_entrance: by('imported_osm', null, 'no') }, checked: 130 },
  'rainbow-room': { name: 'The Rainbow Room', number: 18, street: 'Tar Street', along: 0.4, left: 10, area: 'old-quay', visibility: 'hidden', facts: { step_free_entrance: 'yes', accessible_toilet: 'yes', entry_control: 'buzzer_or_intercom', seating: 'chairs_with_backs', quiet_space: 'yes' }, checked: 40 },

  // Ropewalk
  'rope-mill': { name: 'Rope Mill, ground floor', number: 1, street: 'Spindle Street', along: 0.4, left: 14, area: 'ropewalk', parking: 'Yard with eight spaces.', facts: { ...OPEN_DOOR, door_effort: 'heavy', parking_close: 'yes', assistance_animals: 'yes' }, checked: 22, source: 'staff_visited' },
  'rope-mill-top': { name: 'Rope Mill, top floor', number: 1, street: 'Spindle Street', along: 0.42, left: 14, area: 'ropewalk', route: 'In by the yard, then 46 stairs. The lift is for goods only.', facts: { step_free_entrance: 'yes', step_free_room: 'no', accessible_toilet: 'yes', entry_control: 'walk_in', seating: 'chairs_with_backs' }, checked: 22, source: 'staff_visited' },
  shed: { name: 'The Shed', number: 22, street: 'Twine Street', along: 0.5, left: 12, area: 'ropewalk', facts: { step_free_entrance: 'yes', step_free_room: 'yes', accessible_toilet: 'no', entry_control: 'walk_in', seating: 'some_seating', parking_close: 'yes' }, checked: 50 },
  gurdwara: { name: 'Ropewalk Gurdwara', number: 40, street: 'Loom Street', along: 0.5, left: 16, area: 'ropewalk', route: 'Shoes off inside the door. Scarves are in the basket.', facts: { ...OPEN_DOOR, seating: noted('some_seating', 'Most people sit on the floor. There are chairs at the side.') }, checked: 62, source: 'staff_visited' },
  'allotment-gate': { name: 'Allotment gate', number: 55, street: 'Ropewalk Road', along: 0.12, left: 15, area: 'ropewalk', facts: { step_free_entrance: 'yes', step_free_room: noted('limited', 'Grass paths. Two raised beds have a firm path.'), accessible_toilet: 'no', seating: 'some_seating' }, checked: 85 },
  'social-club': { name: 'Ropewalk Social Club', number: 15, street: 'Hemp Street', along: 0.3, left: -12, area: 'ropewalk', facts: { step_free_entrance: 'yes', accessible_toilet: 'yes', entry_control: 'reception' }, checked: 140 },

  // Northlight
  studios: { name: 'Northlight Studios', number: 5, street: 'Gallery Road', along: 0.4, left: 13, area: 'northlight', facts: { ...OPEN_DOOR, door_effort: 'easy', lighting: 'bright', quiet_space: 'by_asking' }, checked: 31, source: 'staff_visited' },
  'school-hall': { name: 'Northlight School Hall', number: 30, street: 'School Lane', along: 0.6, left: 14, area: 'northlight', facts: { ...OPEN_DOOR, entry_control: 'reception', parking_close: 'yes' }, checked: 77 },
  'leisure-centre': { name: 'Northlight Leisure Centre', number: 2, street: 'Stadium Way', along: 0.55, left: -20, area: 'northlight', parking: 'Large car park. Six blue badge bays.', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'automatic', entry_control: 'reception', parking_close: 'yes', assistance_animals: 'yes', hearing_support: 'none', lighting: 'bright' }, checked: 35, source: 'staff_visited' },
  'football-pitch': { name: 'Northlight Fields', number: 1, street: 'Stadium Way', along: 0.25, left: 20, area: 'northlight', facts: { step_free_entrance: 'yes', parking_close: 'yes', seating: 'some_seating' }, checked: 100 },
  mosque: { name: 'Northlight Mosque, community hall', number: 18, street: 'Studio Street', along: 0.3, left: 15, area: 'northlight', facts: { ...OPEN_DOOR }, checked: 59, source: 'staff_visited' },
  temple: { name: 'Wend Valley Hindu Temple', number: 2, street: 'Ochre Street', along: 0.5, left: 15, area: 'northlight', route: 'There is a rack for shoes inside the door.', facts: { step_free_entrance: 'yes', accessible_toilet: 'yes', entry_control: 'walk_in' }, checked: 83 },

  // Skylark Rise
  'skylark-hall': { name: 'Skylark Hall', number: 10, street: 'Finch Rise', along: 0.4, left: 12, area: 'skylark-rise', facts: { ...OPEN_DOOR, hearing_support: 'portable_loop' }, checked: 26, source: 'staff_visited' },
  'skylark-hut': { name: 'Skylark Water visitor hut', number: 1, street: 'Skylark Path', along: 0.12, left: -12, area: 'skylark-rise', lit_route: 'no', facts: { step_free_entrance: 'yes', accessible_toilet: 'yes', seating: 'some_seating', parking_close: 'yes' }, checked: 72, source: 'staff_visited' },
  'wren-road': { name: 'A home in Skylark Rise', number: 27, street: 'Wren Road', along: 0.6, left: 9, area: 'skylark-rise', visibility: 'area', facts: { step_free_entrance: 'no', assistance_animals: 'no', seating: 'chairs_with_backs', entry_control: 'buzzer_or_intercom' }, checked: 20 },

  // Weirside
  'weirside-centre': { name: 'Weirside Community Centre', number: 25, street: 'Sluice Street', along: 0.5, left: 13, area: 'weirside', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'easy', hearing_support: 'loop', quiet_space: 'yes', assistance_animals: 'yes', parking_close: noted('limited', 'One blue badge bay. You can drop off at the door.') }, checked: 15, source: 'staff_visited' },
  'waterwheel-cafe': { name: 'Waterwheel Café', number: 2, street: 'Waterwheel Lane', along: 0.3, left: -11, area: 'weirside', facts: { step_free_entrance: 'yes', accessible_toilet: 'no', entry_control: 'walk_in', seating: 'chairs_with_backs' }, checked: 46 },
  'weir-meadow': { name: 'Weir Meadow gate', number: 80, street: 'Weir Road', along: 0.95, left: -15, area: 'weirside', lit_route: 'no', facts: { seating: 'none' }, checked: 105 },
  'otter-street': { name: 'A front room in Weirside', number: 6, street: 'Otter Street', along: 0.5, left: 9, area: 'weirside', visibility: 'area', facts: { step_free_entrance: noted('limited', 'One step, 5 cm.'), accessible_toilet: 'no', entry_control: 'buzzer_or_intercom', seating: 'chairs_with_backs', quiet_space: 'yes' }, checked: 24 },

  // Ferrybank
  'ferrybank-library': { name: 'Ferrybank Library', number: 14, street: 'Oar Street', along: 0.6, left: 13, area: 'ferrybank', facts: { ...OPEN_DOOR, door_effort: 'automatic', hearing_support: 'loop', assistance_animals: 'yes' }, checked: 29, source: 'staff_visited' },
  'ferrybank-hall': { name: 'Ferrybank Hall', number: 30, street: 'Toll Street', along: 0.35, left: -13, area: 'ferrybank', lit_route: 'yes', facts: { ...OPEN_DOOR, quiet_space: 'by_asking' }, checked: 43, source: 'staff_visited' },
  synagogue: { name: 'Ferrybank Synagogue', number: 6, street: 'Mooring Street', along: 0.4, left: 12, area: 'ferrybank', route: 'Somebody on the door will ask your name. This keeps everyone safe.', facts: { step_free_entrance: 'yes', entry_control: 'buzzer_or_intercom', seating: 'chairs_with_backs' }, checked: 68 },
  'towpath-room': { name: 'Towpath Room', number: 17, street: 'Towpath Street', along: 0.5, left: 11, area: 'ferrybank', route: 'Up one flight of stairs, above the bike shop.', facts: { step_free_entrance: 'no', step_free_room: 'no', seating: noted('some_seating', 'Cushions and six chairs.'), lighting: 'soft_or_adjustable', quiet_space: 'no' }, checked: 57 },
  'ferrybank-green': { name: 'Ferrybank Green', number: 3, street: 'Landing Street', along: 0.3, left: 18, area: 'ferrybank', facts: { seating: 'some_seating' }, checked: 120 },
  'bowling-green': { name: 'Ferrybank Bowling Green', number: 1, street: 'Coracle Street', along: 0.6, left: -14, area: 'ferrybank', facts: { step_free_entrance: 'yes', accessible_toilet: 'yes', seating: 'some_seating', parking_close: 'yes' }, checked: 88 },

  // Tallow Green
  'tallow-centre': { name: 'Tallow Green Centre', number: 8, street: 'Rowan Road', along: 0.45, left: 13, area: 'tallow-green', lit_route: 'yes', facts: { ...OPEN_DOOR, door_effort: 'automatic', parking_close: 'yes', quiet_space: 'yes', lighting: 'ordinary' }, checked: 19, source: 'staff_visited' },
  'tallow-pantry': { name: 'Tallow Pantry', number: 21, street: 'Clover Road', along: 0.6, left: -11, area: 'tallow-green', facts: { step_free_entrance: 'yes', seating: 'some_seating', entry_control: 'walk_in' }, checked: 32 },
  'tallow-common': { name: 'Tallow Common, Brickfield gate', number: 70, street: 'Brickfield Lane', along: 0.4, left: -16, area: 'tallow-green', lit_route: 'no', facts: { seating: 'some_seating' }, checked: 115 },
  'church-rooms': { name: 'Church Rooms', number: 55, street: 'Hazel Road', along: 0.5, left: 12, area: 'tallow-green', facts: { step_free_entrance: 'yes', step_free_room: 'yes', accessible_toilet: 'yes', entry_control: 'walk_in', door_effort: 'heavy' }, checked: 65 },

  // The Saltings
  'tidewater-pool': { name: 'Tidewater Pool', number: 3, street: 'Cockle Road', along: 0.4, left: 15, area: 'the-saltings', parking: 'Car park at the back. Four blue badge bays.', lit_route: 'yes', facts: { ...OPEN_DOOR, entry_control: 'reception', parking_close: 'yes', assistance_animals: noted('yes', 'Dogs wait in the viewing room with staff.'), lighting: 'bright' }, checked: 34, source: 'staff_visited' },
  'saltings-rooms': { name: 'Saltings Rooms', number: 12, street: 'Marram Road', along: 0.5, left: 12, area: 'the-saltings', facts: { ...OPEN_DOOR }, checked: 73 },
  'marsh-hut': { name: 'Marsh Hut', number: 1, street: 'Boardwalk', along: 0.25, left: 12, area: 'the-saltings', route: 'The boardwalk is level all the way from the road.', lit_route: 'no', facts: { step_free_entrance: 'yes', step_free_room: 'yes', accessible_toilet: 'no', seating: 'some_seating' }, checked: 54, source: 'staff_visited' },

  // Villages
  'emberley-hall': { name: 'Emberley Village Hall', number: 2, street: 'Emberley Green', along: 0.3, left: 14, area: 'emberley', facts: { ...OPEN_DOOR, parking_close: 'yes' }, checked: 82 },
  'wickholm-hall': { name: 'Wickholm Reading Room', number: 5, street: 'Wickholm Street', along: 0.4, left: 11, area: 'wickholm', facts: { step_free_entrance: 'no', seating: 'chairs_with_backs' }, checked: 150 },
  'sallow-barn': { name: 'Sallow Barn', number: 1, street: 'Sallow Green', along: 0.5, left: 13, area: 'sallow-cross', facts: { accessible_toilet: 'yes', parking_close: 'yes' }, checked: 87 },
  'staithe-smokehouse': { name: 'The Old Smokehouse', number: 4, street: 'Smokehouse Lane', along: 0.3, left: 11, area: 'fenners-staithe', facts: { step_free_entrance: 'yes', entry_control: 'walk_in' }, checked: 125 },
} as const satisfies Record<string, Venue>;
export type VenueKey = keyof typeof VENUES;

/** Where a venue's door is. */
export const doorOf = ({ street, along, left }: Venue): { latitude: number; longitude: number } => toPoint(beside(street, along, left));

/** The nearest of the area's postcodes. */
export function postcodeOf({ street, along, left, area }: Venue): string {
  const [east, north] = beside(street, along, left);
  const far = ({ spot }: { spot: readonly [number, number] }): number => Math.hypot(spot[0] - east, spot[1] - north);
  return postcodes(area).reduce((best, other) => (far(other) < far(best) ? other : best)).code;
}
