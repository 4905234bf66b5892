import type { DemoResource } from '../demo-resource.ts';
import { ages, allAges, donation, everyone, free, freeBut, gentle, inDays, low, noted, once, paid } from '../say.ts';

/** Once only. Their dates are told from today, so there is always something to look forward to. */
export const EVENTS: DemoResource[] = [
  {
    slug: 'wellness-fair', organization: 'town-council', location: 'market-hall', kind: 'event', categories: ['wellness_fair', 'fair_or_open_day'],
    name: 'Feel Good Fair', summary: 'Try yoga, drums, clay and cake. Forty stalls, all free.',
    description: 'Wander round or try something new. Each stall has a stool where you can sit and watch. The first hour is quiet, with no music. Helpers wear yellow scarves.',
    schedules: [once(inDays(16, 'SA'), '10:00', '16:00', { description: 'The first hour is quiet.' })],
    facts: { ...everyone, ...gentle, cost: free, group_size: '31+', details_asked: 'none', noise: 'loud', crowding: 'queue_likely', talking_level: 'some', structure: 'open', newcomer_support: 'named_greeter', led_by: 'co_led', age_scope: allAges, alcohol: 'alcohol_free', touch: 'none', sign_languages: ['bfi'], info_formats: ['easy_read', 'large_print', 'pictures', 'clear_signs'] },
    checked: 3, spaces: 'open', co_led_by: ['The Lamplighters', 'Lanternbridge Leisure', 'Wend House', 'Lanternbridge Libraries', 'Many Lamps', 'Sunday Wonder'], contact: { name: 'Toni', title: 'Fair organizer', consents: 'yes' }, email: 'fair@council.lanternbridge.example',
  },
  {
    slug: 'studio-open-day', organization: 'studio-trust', location: 'studios', kind: 'event', categories: ['fair_or_open_day', 'gallery'],
    name: 'Open studios', summary: 'See artists at work and have a go at a print.',
    description: 'Twelve doors are open. You can look and say nothing. There is a quiet room on the ground floor.',
    schedules: [once(inDays(24, 'SU'), '11:00', '16:00')],
    facts: { ...everyone, ...gentle, cost: free, group_size: '31+', details_asked: 'none', noise: 'talking', crowding: 'medium', talking_level: 'little', structure: 'open', age_scope: allAges, alcohol: 'may_be_present' },
    checked: 10, spaces: 'open',
  },
  {
    slug: 'leisure-taster', organization: 'leisure', location: 'leisure-centre', kind: 'event', categories: ['fair_or_open_day', 'exercise_class'],
    name: 'Try-it day', summary: 'Six sports in six hours, and a coach beside you.',
    description: 'Try one thing or all of them. Kit is lent. You can rest in the café as long as you like.',
    schedules: [once(inDays(9, 'SA'), '10:00', '16:00')],
    facts: { ...everyone, ...gentle, cost: free, group_size: '31+', details_asked: 'first_name', noise: 'loud', crowding: 'medium', talking_level: 'some', newcomer_support: 'named_greeter', led_by: 'professionals', age_scope: allAges, alcohol: 'alcohol_free' },
    checked: 16, co_led_by: ['Harbour Wheel Ballers', 'Step Together'], contact: { name: 'Dan', title: 'Gym coach', consents: 'yes' },
  },
  {
    slug: 'lantern-parade', organization: 'town-council', location: 'bandstand', kind: 'event', categories: ['festival'],
    name: 'Lantern parade', summary: 'Walk through town with a paper lantern at dusk.',
    description: 'We set off from the bandstand with drums and lamps. It is loud and busy. A calm group walks at the back.',
    schedules: [once(inDays(47, 'FR'), '17:00', '19:00')],
    facts: { ...everyone, cost: free, group_size: '31+', how_to_join: 'drop_in', noise: 'loud', lighting: 'flashing_possible', crowding: 'close', leave_early_ok: 'yes', join_in_level: 'watch_ok', companion_ok: 'yes', age_scope: allAges, alcohol: 'may_be_present' },
    checked: 22, co_led_by: ['Northlight Studios', 'Old Quay Neighbours'],
  },
  {
    slug: 'coach-trip', organization: 'silver-lanterns', location: 'old-station', kind: 'event', categories: ['day_trip', 'older_people'],
    name: 'A day at the sea', summary: "A coach trip to Fenner's Staithe, with fish and chips.",
    description: 'The coach has a lift and a toilet. We stop twice. You are home by half past five.',
    schedules: [once(inDays(33, 'TH'), '09:30', '17:30')],
    facts: { ...everyone, cost: paid(14, { hidden_costs: 'Lunch costs about £9.' }), group_size: '31+', how_to_join: 'book_ahead', noise: 'talking', crowding: 'close', leave_early_ok: noted('no', 'The coach goes back at four.'), companion_ok: 'yes', age_scope: ages(60), details_asked: 'contact_details' },
    checked: 31, spaces: 'limited', contact: { name: 'Pat', title: 'Host', consents: 'yes' },
  },
  {
    slug: 'plant-swap', organization: 'allotments', location: 'allotment-gate', kind: 'event', categories: ['gardening_club', 'fair_or_open_day'],
    name: 'Plant swap', summary: 'Bring a plant, take a plant. Or just take one.',
    schedules: [once(inDays(61, 'SU'), '11:00', '13:00')],
    facts: { ...everyone, ...gentle, cost: free, group_size: '13-30', details_asked: 'none', noise: 'talking', talking_level: 'some', age_scope: allAges },
    checked: 28,
  },
  {
    slug: 'singing-day', organization: 'harbour-voices', location: 'wickholm-hall', kind: 'event', categories: ['singing'],
    name: 'Sing for a day', summary: 'Learn five songs and share a bring-and-eat lunch.',
    schedules: [once(inDays(40, 'SA'), '10:30', '15:30')],
    facts: { ...everyone, cost: low(3, { hidden_costs: 'Bring some lunch to share.' }), group_size: '13-30', how_to_join: 'book_ahead', noise: 'loud', talking_level: 'some', structure: 'fixed_plan' },
    checked: 18, lift_offered: 'yes',
  },
  {
    slug: 'harbour-fair', organization: 'town-council', location: 'quay-hub', kind: 'event', categories: ['festival', 'fair_or_open_day'],
    name: 'Harbour weekend', summary: 'Boats, food and bands by the water, on two days.',
    description: 'Saturday is busy. Sunday morning is the calm time. Boat trips leave each hour.',
    schedules: [once(inDays(75, 'SA'), '10:00', '22:00'), once(inDays(76, 'SU'), '09:00', '16:00', { description: 'Calm until noon' })],
    facts: { ...everyone, cost: freeBut('Boat trips cost £5.'), group_size: '31+', how_to_join: 'drop_in', noise: 'loud', crowding: 'close', alcohol: 'served', leave_early_ok: 'yes', age_scope: allAges },
    checked: 22, co_led_by: ['Wend Rowing Club', 'Old Quay Neighbours', 'Wend Museum Trust'],
  },
  {
    slug: 'table-top-sale', organization: 'social-club', location: 'social-club', kind: 'event', categories: ['fair_or_open_day'],
    name: 'Table-top sale', summary: 'Twenty tables of books, pans and treasures.',
    schedules: [once(inDays(5, 'SU'), '12:00', '15:00')],
    facts: { cost: donation(0.5), how_to_join: 'drop_in', crowding: 'queue_likely' },
    checked: 140,
  },
];
