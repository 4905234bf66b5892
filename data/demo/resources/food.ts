import type { DemoResource } from '../demo-resource.ts';
import { ages, allAges, donation, everyone, free, gentle, low, monthly, noted, off, open, weekly } from '../say.ts';

/** Cooking and eating together. */
export const FOOD: DemoResource[] = [
  {
    slug: 'open-kitchen-supper', organization: 'open-kitchen', location: 'weirside-centre', kind: 'group', categories: ['shared_meal', 'community_kitchen'],
    name: 'Open Kitchen supper', summary: 'A free hot meal at long tables. Everyone is welcome.',
    description: 'Dinner is at six. You sit where you like and food comes to you. There is always a dish without meat. Nobody asks for your name or why you came.',
    schedules: [weekly('MO TH', '17:30', '19:30', { holidays: 'open' })],
    facts: { ...everyone, ...gentle, cost: free, group_size: '31+', details_asked: 'none', noise: 'loud', crowding: 'queue_likely', scent: noted('strong_scents_likely', 'Cooking.'), talking_level: 'some', structure: 'fixed_plan', newcomer_support: 'named_greeter', led_by: 'volunteers', alcohol: 'alcohol_free', age_scope: allAges, touch: 'none', languages: ['en', 'ar', 'ro'] },
    checked: 7, spaces: 'open', contact: { name: 'Dele', title: 'Head of tables', consents: 'yes' }, lift_offered: 'no',
  },
  {
    slug: 'cook-together', organization: 'open-kitchen', location: 'tallow-centre', kind: 'group', categories: ['cooking_class', 'community_kitchen'],
    name: 'Cook and eat', summary: 'Six people cook one meal, then sit down to it.',
    description: 'You chop, stir or wash up. The cook shows each step. We eat together at noon, and you take home the recipe.',
    schedules: [weekly('TH', '10:00', '12:45', { holidays: 'closed', exceptions: [off(8, 'TH', 'The cook is away.')] })],
    facts: { ...everyone, cost: free, group_size: '6-12', how_to_join: 'book_ahead', noise: 'talking', scent: 'strong_scents_likely', crowding: 'medium', talking_level: 'some', join_in_level: 'join_after_hello', leave_early_ok: 'yes', companion_ok: 'yes', structure: 'fixed_plan', newcomer_support: 'named_greeter', led_by: 'co_led', details_asked: 'first_name', alcohol: 'alcohol_free', age_scope: ages(18), info_formats: ['pictures', 'plain_language'] },
    checked: 16, spaces: 'waiting_list', wait_time: 'About three weeks.', application_process: 'Ring or ask at the desk. We will ask what you cannot eat.', contact: { name: 'Dele', title: 'Cook', consents: 'yes' },
  },
  {
    slug: 'tallow-pantry', organization: 'tallow-together', location: 'tallow-pantry', kind: 'place', categories: ['community_pantry'],
    name: 'Tallow Pantry', summary: 'Choose ten things from the shelves for £3.',
    description: 'You pick what you like, as in a shop. There is fruit, bread and tins. If £3 is too much today, tell us quietly.',
    schedules: [open('TU FR', '11:00', '15:00')],
    facts: { ...everyone, cost: low(3), how_to_join: 'drop_in', details_asked: 'first_name', noise: 'talking', crowding: 'queue_likely', talking_level: 'little', led_by: 'volunteers', age_scope: allAges },
    checked: 32, spaces: 'open',
  },
  {
    slug: 'silver-lunch', organization: 'silver-lanterns', location: 'ferrybank-hall', kind: 'group', categories: ['lunch_club', 'older_people'],
    name: 'Silver Lanterns lunch', summary: 'Two courses, a pot of tea and a lift home, for over-60s.',
    description: 'Lunch is at half past twelve. You have a place with your name on it. A driver can fetch you. After lunch there is music or a quiz.',
    schedules: [weekly('WE', '12:00', '14:30', { holidays: 'closed' })],
    facts: { ...everyone, cost: { kind: 'paid', amount: 5.5, currency: 'GBP', first_free: true, concession: false, hidden_costs: null }, group_size: '31+', how_to_join: 'book_ahead', noise: 'talking', crowding: 'medium', talking_level: 'some', join_in_level: 'watch_ok', leave_early_ok: 'yes', companion_ok: 'yes', structure: 'fixed_plan', newcomer_support: 'buddy', led_by: 'volunteers', details_asked: 'contact_details', age_scope: ages(60), alcohol: 'alcohol_free', info_formats: ['large_print'] },
    checked: 31, spaces: 'limited', lift_offered: 'yes', contact: { name: 'Pat', title: 'Lunch host', consents: 'yes' },
  },
  {
    slug: 'church-lunch', organization: 'st-embers', location: 'st-embers-hall', kind: 'group', categories: ['lunch_club', 'shared_meal'],
    name: "Soup at St Ember's", summary: 'Soup, bread and cheese in the church hall on Fridays.',
    description: 'A short grace is said before we eat. You need not join in. Pay what you can in the jar.',
    schedules: [weekly('FR', '12:00', '13:30', { holidays: 'check' })],
    facts: { gender_scope: 'everyone', mh_labelled: 'general_public', faith_content: noted('optional', 'A short grace is said. You can come in after it.'), ...gentle, cost: donation(), group_size: '13-30', noise: 'talking', talking_level: 'some', structure: 'loose_plan', newcomer_support: 'named_greeter', led_by: 'volunteers', details_asked: 'none', alcohol: 'alcohol_free' },
    checked: 40, spaces: 'open', contact: { name: 'Hugh', title: 'Soup maker', consents: 'yes' },
  },
  {
    slug: 'gurdwara-langar', organization: 'gurdwara', location: 'gurdwara', kind: 'group', categories: ['shared_meal', 'gurdwara'],
    name: 'Sunday langar', summary: 'A free vegetarian meal, cooked and shared by all.',
    description: 'Everyone sits side by side and eats the same food. Prayers are in the hall upstairs, and you need not go. You can help to serve or wash up.',
    schedules: [weekly('SU', '11:30', '14:30', { holidays: 'open' })],
    facts: { gender_scope: 'everyone', mh_labelled: 'general_public', faith_content: noted('optional', 'Prayers are upstairs. The meal is for everyone.'), cost: free, group_size: '31+', how_to_join: 'drop_in', details_asked: 'none', noise: 'loud', crowding: 'medium', scent: 'strong_scents_likely', talking_level: 'some', join_in_level: 'watch_ok', leave_early_ok: 'yes', companion_ok: 'yes', newcomer_support: 'named_greeter', led_by: 'volunteers', alcohol: 'alcohol_free', age_scope: allAges, languages: ['en', 'pa', 'hi'], touch: 'none' },
    checked: 33, spaces: 'open', contact: { name: 'Harpreet', title: 'Kitchen host', consents: 'yes' },
  },
  {
    slug: 'coffee-at-the-mosque', organization: 'mosque', location: 'mosque', kind: 'group', categories: ['coffee_morning'],
    name: "Neighbours' coffee", summary: 'Coffee and sweet pastries in the mosque hall, for anyone nearby.',
    description: 'We meet in the hall, not the prayer room. There is no prayer or talk of faith unless you ask. Shoes can stay on.',
    schedules: [monthly('1WE', '10:30', '12:00')],
    facts: { gender_scope: 'everyone', mh_labelled: 'general_public', faith_content: 'faith_building_only', ...gentle, cost: free, group_size: '13-30', noise: 'talking', talking_level: 'some', structure: 'open', newcomer_support: 'named_greeter', led_by: 'volunteers', alcohol: 'alcohol_free', languages: ['en', 'ur', 'bn'] },
    checked: 59, spaces: 'open', contact: { name: 'Imran', title: 'Hall host', consents: 'yes' },
  },
  {
    slug: 'waterwheel-coffee', organization: 'weirside-centre', location: 'waterwheel-cafe', kind: 'group', categories: ['coffee_morning'],
    name: 'The long table', summary: 'One table where anyone can sit down and not be alone.',
    description: 'Look for the table with the blue cloth. Sit down and say hello, or read the paper. A host is there all morning.',
    schedules: [weekly('TU', '10:00', '12:00')],
    facts: { ...everyone, ...gentle, cost: low(2), group_size: '6-12', details_asked: 'none', noise: 'talking', talking_level: 'mostly_talking', structure: 'open', newcomer_support: 'named_greeter', led_by: 'volunteers', alcohol: 'alcohol_free' },
    checked: 11, spaces: 'open', contact: { name: 'Gwen', title: 'Table host', consents: 'yes' },
  },
  {
    slug: 'bread', organization: 'mill-makers', location: 'rope-mill', kind: 'group', categories: ['cooking_class'],
    name: 'Bread Sunday', summary: 'Knead a loaf, rest, bake and take it home warm.',
    description: 'Dough needs time, so there is a long tea break. You go home with a loaf. Flour is free.',
    schedules: [monthly('4SU', '10:00', '13:30')],
    facts: { ...everyone, cost: low(3), group_size: '6-12', how_to_join: 'book_ahead', noise: 'quiet', talking_level: 'little', structure: 'fixed_plan', led_by: 'volunteers', scent: 'strong_scents_likely' },
    checked: 48, spaces: 'limited',
  },
];
