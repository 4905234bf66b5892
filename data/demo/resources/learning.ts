import type { DemoResource } from '../demo-resource.ts';
import { ages, course, everyone, free, gentle, low, monthly, paid, TERMS, weekly } from '../say.ts';

/** Learning something with others. */
export const LEARNING: DemoResource[] = [
  {
    slug: 'english-conversation', organization: 'welcome-table', location: 'town-library', kind: 'group', categories: ['english_class', 'newcomers'],
    name: 'English conversation', summary: 'Practise English with kind people. All levels.',
    description: 'We sit in small groups and talk about daily life. There are pictures to help. Mistakes are fine. You do not need papers.',
    schedules: [weekly('MO TH', '17:30', '18:30', { holidays: 'closed' })],
    facts: { ...everyone, ...gentle, cost: free, group_size: '13-30', noise: 'talking', talking_level: 'mostly_talking', structure: 'loose_plan', newcomer_support: 'named_greeter', led_by: 'volunteers', details_asked: 'first_name', info_formats: ['pictures', 'plain_language'], languages: ['en', 'ar', 'uk', 'es', 'fa'], age_scope: ages(16), alcohol: 'alcohol_free' },
    checked: 15, spaces: 'open', contact: { name: 'Yohannes', title: 'Host', consents: 'yes' },
  },
  {
    slug: 'english-for-women', organization: 'womens-centre', location: 'womens-centre', kind: 'group', categories: ['english_class', 'womens_group'],
    name: 'English for women', summary: 'A class for women, with a crèche next door.',
    description: 'The teacher and all the learners are women. Children under five play next door. We tell you the address when you ring.',
    schedules: [weekly('TU TH', '09:45', '11:45', { seasons: TERMS })],
    facts: { gender_scope: 'women', mh_labelled: 'general_public', faith_content: 'none', cost: free, group_size: '6-12', how_to_join: 'contact_first', noise: 'talking', talking_level: 'mostly_talking', structure: 'fixed_plan', led_by: 'professionals', details_asked: 'contact_details', languages: ['en', 'ur', 'so', 'ar'] },
    checked: 28, spaces: 'waiting_list', wait_time: 'Until the next term.', inclusion_statement: 'All women are welcome, trans women too.',
  },
  {
    slug: 'phone-help', organization: 'libraries', location: 'town-library', kind: 'group', categories: ['phone_and_tablet_help', 'digital_skills'],
    name: 'Phone and tablet help', summary: 'Bring your phone. A helper sits with you, one to one.',
    description: 'You can ask the same thing five times. Helpers have all the time you need. Half an hour is yours.',
    schedules: [weekly('WE', '10:00', '12:00', { holidays: 'closed' })],
    facts: { ...everyone, cost: free, group_size: '1-5', how_to_join: 'book_ahead', noise: 'quiet', talking_level: 'some', leave_early_ok: 'yes', companion_ok: 'yes', structure: 'open', led_by: 'volunteers', details_asked: 'first_name', touch: 'none' },
    checked: 25, spaces: 'open',
  },
  {
    slug: 'computer-basics', organization: 'weirside-centre', location: 'weirside-centre', kind: 'group', categories: ['computer_basics'],
    name: 'Computers from the start', summary: 'Six easy weeks: mouse, email, maps and safe clicks.',
    schedules: [course({ days: 12, weekday: 'TH' }, 6, '13:30', '15:00')],
    facts: { ...everyone, cost: free, group_size: '6-12', how_to_join: 'book_ahead', noise: 'quiet', talking_level: 'little', structure: 'fixed_plan', led_by: 'volunteers', join_in_level: 'join_in_expected' },
    checked: 42, spaces: 'limited',
  },
  {
    slug: 'money-table', organization: 'tallow-together', location: 'tallow-centre', kind: 'group', categories: ['money_skills'],
    name: 'Money table', summary: 'Bills, forms and budgets, sorted with someone beside you.',
    description: 'Bring the letter that you have not opened. We open it with you. What you say stays with us.',
    schedules: [weekly('MO', '13:00', '15:30', { holidays: 'closed' })],
    facts: { ...everyone, cost: free, group_size: '1-5', how_to_join: 'drop_in', noise: 'talking', crowding: 'queue_likely', talking_level: 'some', companion_ok: 'yes', led_by: 'professionals', details_asked: 'contact_details' },
    checked: 19,
  },
  {
    slug: 'spanish-evening', organization: 'village-halls', location: 'staithe-smokehouse', kind: 'group', categories: ['language_class'],
    name: 'Spanish by the sea', summary: 'Easy Spanish with songs and olives.',
    schedules: [weekly('WE', '19:00', '20:30', { seasons: TERMS })],
    facts: { cost: paid(6, { first_free: true }), group_size: '6-12', languages: ['en', 'es'], noise: 'talking' },
    checked: 135,
  },
  {
    slug: 'thinking-aloud', organization: 'old-quay-neighbours', location: 'quay-hub', kind: 'group', categories: ['philosophy', 'discussion_group'],
    name: 'Thinking aloud', summary: 'One big question, a pot of tea and no right answer.',
    description: 'We ask things like: what makes a good day? Everyone gets a turn or can pass. We leave party politics at the door.',
    schedules: [monthly('3MO', '19:00', '20:30')],
    facts: { ...everyone, cost: low(1), group_size: '6-12', how_to_join: 'drop_in', noise: 'talking', talking_level: 'mostly_talking', join_in_level: 'watch_ok', leave_early_ok: 'yes', structure: 'loose_plan', led_by: 'volunteers' },
    checked: 37,
  },
  {
    slug: 'net-loft-talks', organization: 'museum', location: 'net-loft', kind: 'group', categories: ['talks', 'heritage_site'],
    name: 'Net loft talks', summary: 'Sailors and boat builders tell their tales.',
    status: 'temporarily closed', alert: 'The goods lift is broken, so we have stopped until everyone can get in.',
    schedules: [weekly('SU', '14:00', '15:00')],
    facts: { ...everyone, cost: free, group_size: '13-30', how_to_join: 'drop_in', noise: 'quiet', talking_level: 'little' },
    checked: 52,
  },
];
