import type { DemoFacts, DemoResource } from '../demo-resource.ts';
import { ages, everyone, free, freeBut, inDays, open, weekly } from '../say.ts';

const role = { ...everyone, cost: free, join_in_level: 'join_in_expected', alcohol: 'alcohol_free', led_by: 'co_led' } as const satisfies DemoFacts;

/** Roles: what you do, how many hours, what comes first, and whether there is a background check. */
export const VOLUNTEERING: DemoResource[] = [
  {
    slug: 'volunteer-desk', organization: 'volunteer-desk', location: 'high-street-desk', kind: 'place', categories: ['volunteering', 'job_club'],
    name: 'Find a volunteer role', summary: 'Sit down with someone who knows two hundred roles.',
    description: 'You say what you like and how much time you have. We find three roles to try. You can change your mind.',
    schedules: [open('TU WE TH', '10:00', '15:00')],
    facts: { ...everyone, cost: free, how_to_join: 'drop_in', details_asked: 'first_name', noise: 'talking', talking_level: 'some', companion_ok: 'yes', leave_early_ok: 'yes', led_by: 'professionals', group_size: '1-5', pre_visit: ['phone_chat'], structure: 'open' },
    checked: 17, spaces: 'open', contact: { name: 'Vik', title: 'Role finder', consents: 'yes' },
  },
  {
    slug: 'plot-helper', organization: 'allotments', location: 'allotment-gate', kind: 'volunteering', categories: ['volunteer_outdoors', 'community_garden'],
    name: 'Plot helper', summary: 'Water, weed and plant for two hours a week.',
    description: 'Two hours, on Monday or Friday. Someone shows you round on your first day. There is no background check. Boots and gloves are lent.',
    schedules: [weekly('MO FR', '10:00', '12:00', { holidays: 'closed' })],
    facts: { ...role, group_size: '1-5', how_to_join: 'contact_first', noise: 'quiet', talking_level: 'little', leave_early_ok: 'yes', companion_ok: 'yes', structure: 'loose_plan', newcomer_support: 'buddy', details_asked: 'contact_details', age_scope: ages(16), touch: 'none' },
    checked: 28, spaces: 'open', application_process: 'Ring Yusuf and choose a day to look round.', contact: { name: 'Yusuf', title: 'Plot keeper', consents: 'yes' },
  },
  {
    slug: 'kitchen-helper', organization: 'open-kitchen', location: 'weirside-centre', kind: 'volunteering', categories: ['volunteer_with_food'],
    name: 'Kitchen helper', summary: 'Chop, stir or wash up for the Thursday supper.',
    description: 'Three hours on a Thursday. You do a one-hour food safety talk first. There is no background check. You eat with everyone after.',
    schedules: [weekly('TH', '15:00', '18:00')],
    facts: { ...role, group_size: '6-12', how_to_join: 'contact_first', noise: 'loud', scent: 'strong_scents_likely', talking_level: 'some', structure: 'fixed_plan', newcomer_support: 'buddy', details_asked: 'contact_details', leave_early_ok: 'ask_first' },
    checked: 7, spaces: 'open', application_process: 'Ring or ask at supper.', contact: { name: 'Dele', title: 'Cook', consents: 'yes' },
  },
  {
    slug: 'pantry-packer', organization: 'tallow-together', location: 'tallow-pantry', kind: 'volunteering', categories: ['volunteer_with_food', 'volunteer_in_shop'],
    name: 'Pantry packer', summary: 'Fill shelves before the doors open. Few words needed.',
    description: 'Two hours on Tuesday morning. You work with one other person. There is no background check.',
    schedules: [weekly('TU', '09:00', '11:00')],
    facts: { ...role, group_size: '1-5', how_to_join: 'contact_first', noise: 'quiet', talking_level: 'little', structure: 'fixed_plan', newcomer_support: 'buddy' },
    checked: 32, spaces: 'limited',
  },
  {
    slug: 'ring-volunteer', organization: 'friendly-ring', location: 'phone', kind: 'volunteering', categories: ['volunteer_befriending'],
    name: 'Be a friendly voice', summary: 'Ring the same person once a week, from your home.',
    description: 'Half an hour a week. You have two evenings of training. We do a background check, and a past mistake need not rule you out. We pay for the calls.',
    schedules: [],
    facts: { ...role, how_to_join: 'contact_first', details_asked: 'id_or_form', talking_level: 'mostly_talking', newcomer_support: 'newcomer_session', age_scope: ages(18) },
    checked: 45, spaces: 'open', application_process: 'There is a form, a chat, a background check and two evenings of training.', contact: { name: 'Olive', title: 'Matcher', consents: 'yes' },
  },
  {
    slug: 'lunch-driver', organization: 'silver-lanterns', location: 'ferrybank-hall', kind: 'volunteering', categories: ['volunteer_driving'],
    name: 'Lunch club driver', summary: 'Fetch three people for lunch and take them home.',
    description: 'Three hours on a Wednesday. We check your licence and do a background check. You get 45p a mile and a lunch.',
    schedules: [weekly('WE', '11:15', '15:00', { holidays: 'closed' })],
    facts: { ...role, cost: freeBut('You need a car. We pay 45p a mile.'), how_to_join: 'contact_first', details_asked: 'id_or_form', talking_level: 'some', age_scope: ages(21) },
    checked: 31, spaces: 'open', application_process: 'Ring Pat. Checks take about three weeks.', contact: { name: 'Pat', title: 'Lunch host', consents: 'yes' },
  },
  {
    slug: 'museum-steward', organization: 'museum', location: 'wend-museum', kind: 'volunteering', categories: ['volunteer_culture'],
    name: 'Museum welcomer', summary: 'Sit in a gallery, keep an eye out and answer questions.',
    description: 'Half a day a week, when it suits you. You have a morning of training. There is no background check. Staff are always near.',
    schedules: [weekly('WE SA', '10:00', '13:00')],
    facts: { ...role, group_size: '1-5', how_to_join: 'contact_first', noise: 'quiet', talking_level: 'little', structure: 'fixed_plan', newcomer_support: 'newcomer_session', details_asked: 'contact_details' },
    checked: 44, spaces: 'limited', contact: { name: 'Priya', title: 'Visitor welcome', consents: 'yes' },
  },
  {
    slug: 'time-bank', organization: 'old-quay-neighbours', location: 'quay-hub', kind: 'volunteering', categories: ['time_bank'],
    name: 'Old Quay time bank', summary: 'Give an hour of help and get an hour back.',
    description: 'Walk a dog, get a shelf put up. Every hour counts the same. We meet to swap once a month. There is no background check for swaps at the hub.',
    schedules: [weekly('MO', '17:00', '18:30', { until: inDays(200) })],
    facts: { ...everyone, cost: free, how_to_join: 'drop_in', group_size: '13-30', talking_level: 'some', noise: 'talking', details_asked: 'contact_details' },
    checked: 37,
  },
  {
    slug: 'walk-a-neighbours-dog', organization: 'wagging-tails', location: 'tallow-common', kind: 'volunteering', categories: ['volunteer_with_animals', 'dog_walking'],
    name: 'Walk a dog for a neighbour', summary: 'Walk a dog whose owner cannot get out.',
    description: 'One hour, two or three times a week. You meet the dog and its owner first. We do a background check, as you go to a home.',
    schedules: [], hours_text: 'You and the owner agree the times.',
    facts: { ...role, how_to_join: 'contact_first', details_asked: 'id_or_form', talking_level: 'little', noise: 'quiet', newcomer_support: 'buddy', age_scope: ages(18) },
    checked: 90, spaces: 'open',
  },
];
