/** A host in the demo town. All invented; phones are from the ranges Ofcom keeps for drama (01632 960000–999, 07700 900000–999). */
export interface Organization {
  name: string;
  description: string;
  /** Is the host a faith organization? */
  faith_host: 'yes' | 'no';
  phone?: string;
  email?: string;
  website?: string;
}

const plain = (name: string, description: string, rest: Omit<Organization, 'name' | 'description' | 'faith_host'> = {}): Organization => ({ name, description, faith_host: 'no', ...rest });
const faith = (name: string, description: string, rest: Omit<Organization, 'name' | 'description' | 'faith_host'> = {}): Organization => ({ name, description, faith_host: 'yes', ...rest });

export const ORGANIZATIONS = {
  libraries: plain('Lanternbridge Libraries', 'The town library and its branch in Ferrybank.', { phone: '01632 960101', email: 'hello@libraries.lanternbridge.example', website: 'https://libraries.lanternbridge.example/' }),
  leisure: plain('Lanternbridge Leisure', 'Runs the leisure centre and the pool for the town council.', { phone: '01632 960102', website: 'https://leisure.lanternbridge.example/' }),
  parks: plain('Lanternbridge Parks', 'Looks after the parks, the commons and the walled garden.', { phone: '01632 960103' }),
  museum: plain('Wend Museum Trust', 'Keeps the town museum and the old net loft.', { phone: '01632 960104', website: 'https://museum.lanternbridge.example/' }),
  'old-quay-neighbours': plain('Old Quay Neighbours', "A neighbours' association by the harbour.", { phone: '01632 960105', email: 'door@oldquay.example' }),
  'weirside-centre': plain('Weirside Community Centre', 'A community centre run by the people who use it.', { phone: '01632 960106', email: 'office@weirside.example' }),
  'tallow-together': plain('Tallow Green Together', 'Neighbours in Tallow Green who run a centre and a pantry.', { phone: '01632 960107' }),
  'ferrybank-friends': plain('Ferrybank Friends', 'Runs the hall and the green in Ferrybank.', { phone: '01632 960108' }),
  'saltings-watch': plain('Saltings Watch', 'Cares for the marsh and shows people its birds.', { phone: '01632 960109', website: 'https://saltings.example/' }),
  'skylark-walkers': plain('Skylark Walkers', 'Walks for all, led by trained volunteers.', { phone: '07700 900110' }),
  lamplighters: plain('The Lamplighters', 'A charity run by people who have known hard times themselves.', { phone: '01632 960111', email: 'hello@lamplighters.example', website: 'https://lamplighters.example/' }),
  'wend-house': plain('Wend House', 'The community care team for the Wend valley.', { phone: '01632 960112' }),
  'volunteer-desk': plain('Lanternbridge Volunteer Desk', 'Finds people a role that suits them.', { phone: '01632 960113', email: 'desk@volunteer.example', website: 'https://volunteer.example/' }),
  'studio-trust': plain('Northlight Studios', "Artists' studios with an open workshop.", { phone: '01632 960114', website: 'https://studios.example/' }),
  'mill-makers': plain('Ropewalk Mill Makers', 'A shared workshop in the old rope mill.', { phone: '01632 960115' }),
  'mens-shed': plain('Ropewalk Shed', 'A workshop where men make, mend and drink tea.', { phone: '07700 900116' }),
  'mend-and-make': plain('Mend and Make', 'Volunteers who fix things so that they are not thrown away.', { email: 'fix@mendandmake.example' }),
  'chess-club': plain('Lanternbridge Chess Club', 'The town chess club, for all strengths.', { email: 'play@chess.example' }),
  'roll-and-natter': plain('Roll and Natter', 'People who love board games.', { phone: '07700 900119' }),
  'harbour-voices': plain('Harbour Voices', 'A choir with no auditions.', { phone: '07700 900120', website: 'https://harbourvoices.example/' }),
  strummers: plain('Quayside Strummers', 'A ukulele band for beginners.', { email: 'strum@quayside.example' }),
  'step-together': plain('Step Together', 'Dance for every body.', { phone: '07700 900122' }),
  'still-water': plain('Still Water Yoga', 'Small yoga classes.', { email: 'hello@stillwater.example', website: 'https://stillwater.example/' }),
  'town-football': plain('Lanternbridge Town in the Community', 'The community side of the town football club.', { phone: '01632 960124' }),
  'bowls-club': plain('Ferrybank Bowls Club', 'A bowls club since 1911.', { phone: '01632 960125' }),
  'rowing-club': plain('Wend Rowing Club', 'Rowing and paddling from the old boathouse.', { phone: '01632 960126' }),
  'wheel-ballers': plain('Harbour Wheel Ballers', 'Wheelchair basketball for anyone who wants to play.', { phone: '07700 900127' }),
  allotments: plain('Ropewalk Allotment Society', 'Plots to share and plots to rent.', { phone: '07700 900128' }),
  'open-kitchen': plain('Open Kitchen', 'Cooks and eats together with anyone who is hungry.', { phone: '01632 960129', website: 'https://openkitchen.example/' }),
  writers: plain('Wick Street Writers', 'A circle of people who write.', { email: 'pens@wickstreet.example' }),
  'candle-cinema': plain('Candle Cinema', 'A small cinema owned by its members.', { phone: '01632 960131', website: 'https://candle.example/' }),
  'history-society': plain('Lanternbridge History Society', 'Finds and tells the stories of the town.', { email: 'past@history.example' }),
  'silver-lanterns': plain('Silver Lanterns', 'A club for people over 60.', { phone: '01632 960133' }),
  spark: plain('Spark', 'Things to do for people aged 18 to 25.', { phone: '07700 900134', website: 'https://spark.example/' }),
  carers: plain("Lanternbridge Carers' Circle", 'For people who look after somebody.', { phone: '01632 960135' }),
  remembering: plain('Remembering Together', 'Company for people who have lost somebody.', { phone: '01632 960136' }),
  'rainbow-lanterns': plain('Rainbow Lanterns', 'Run by and for LGBTQ+ people in the town.', { email: 'hello@rainbowlanterns.example', website: 'https://rainbowlanterns.example/' }),
  'womens-centre': plain("Wend Women's Centre", 'A centre run by women for women.', { phone: '01632 960138' }),
  'welcome-table': plain('The Welcome Table', 'New and old neighbours, eating and talking together.', { phone: '07700 900139' }),
  'polish-circle': plain('Polish Circle', 'Polish speakers in and around the town.', { email: 'kontakt@polishcircle.example' }),
  'jasmine-circle': plain('Jasmine Circle', 'Arabic speakers in and around the town.', { phone: '07700 900141' }),
  'deaf-club': plain('Lanternbridge Deaf Club', 'A social club where everyone signs.', { email: 'club@deaf.example' }),
  'wagging-tails': plain('Wagging Tails', 'People who walk dogs together.', { phone: '07700 900143' }),
  'lantern-online': plain('Lantern Online', 'Online rooms looked after by trained hosts.', { email: 'rooms@lanternonline.example', website: 'https://lanternonline.example/' }),
  'friendly-ring': plain('Friendly Ring', 'Volunteers who ring for a chat.', { phone: '01632 960145' }),
  'sunday-wonder': plain('Sunday Wonder', 'Songs, talks and tea on Sundays, without religion.', { email: 'hello@sundaywonder.example' }),
  'photo-club': plain('Wend Photo Club', 'Takes pictures and talks about them.', { email: 'snap@wendphoto.example' }),
  'town-council': plain('Lanternbridge Town Council', 'The town council.', { phone: '01632 960148', website: 'https://council.lanternbridge.example/' }),
  'village-halls': plain('Wend Village Halls', 'Keeps the doors of four village halls open.', { phone: '01632 960149' }),
  'social-club': plain('Ropewalk Social Club', "A members' club with a bar and a stage.", { phone: '01632 960150' }),
  tinderbox: plain('Tinderbox Café', 'A café that lends its back room to groups.', { phone: '01632 960151' }),
  'smoke-and-bean': plain('Smoke and Bean', 'A coffee house by the harbour.'),
  'st-embers': faith("St Ember's Church", 'The old parish church in the middle of town.', { phone: '01632 960161', email: 'office@stembers.example' }),
  'old-quay-chapel': faith('Old Quay Chapel', 'A chapel by the harbour with an open door.', { phone: '01632 960162' }),
  'tallow-church-rooms': faith('Tallow Green Church Rooms', 'A small church that shares its rooms.', { phone: '01632 960163' }),
  mosque: faith('Northlight Mosque', 'A mosque and community hall.', { phone: '01632 960164', email: 'welcome@northlightmosque.example' }),
  gurdwara: faith('Ropewalk Gurdwara', 'A Sikh place of worship with a kitchen for all.', { phone: '01632 960165' }),
  synagogue: faith('Ferrybank Synagogue', 'A small and friendly Jewish community.', { email: 'shalom@ferrybank.example' }),
  temple: faith('Wend Valley Hindu Temple', 'A temple and cultural centre.', { phone: '01632 960167' }),
  'buddhist-circle': faith('Wend Buddhist Circle', 'A Buddhist group that meets to sit in silence.', { email: 'sit@wendcircle.example' }),
  'meeting-house': faith('Bell Lane Meeting House', 'A house for silent worship.', { phone: '01632 960169' }),
  'many-lamps': faith('Many Lamps', 'People of different faiths who do things together.', { email: 'lamps@manylamps.example' }),
} as const satisfies Record<string, Organization>;
export type OrganizationKey = keyof typeof ORGANIZATIONS;
