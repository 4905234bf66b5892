import type { DemoResource } from '../demo-resource.ts';
import { ages, donation, everyone, free, monthly, noted, open, weekly } from '../say.ts';

/** From home: by video, in writing, or by phone. */
export const ONLINE: DemoResource[] = [
  {
    slug: 'online-book-club', organization: 'lantern-online', location: 'online', kind: 'online_community', categories: ['online_meetup', 'book_group'],
    name: 'Short story club online', summary: 'Read one short story, then talk on a video call.',
    description: 'The story is read aloud on the call, so there is no homework. Cameras can be off. You can type instead of talking.',
    schedules: [weekly('WE', '19:30', '20:30', { holidays: 'open' })],
    facts: { ...everyone, cost: free, group_size: '6-12', how_to_join: 'book_ahead', details_asked: 'first_name', leave_early_ok: 'yes', join_in_level: 'watch_ok', talking_level: 'some', structure: 'fixed_plan', newcomer_support: 'named_greeter', led_by: 'volunteers', online_controls: ['camera_off_ok', 'chat_only_ok', 'alias_ok', 'not_recorded', 'moderated'], captions: 'yes', age_scope: ages(18), pre_visit: ['video', 'phone_chat'] },
    checked: 12, spaces: 'open', contact: { name: 'Cerys', title: 'Room host', consents: 'yes' },
  },
  {
    slug: 'night-owls-chat', organization: 'lantern-online', location: 'online', kind: 'online_community', categories: ['online_peer_group'],
    name: 'Night owls', summary: 'A typed chat for people who are up late. No cameras at all.',
    description: 'It is all typing, with no sound or faces. Two hosts are in the room all the time. You pick your own name. You can read and never write.',
    schedules: [weekly('MO TU WE TH FR SA SU', '21:30', '23:30', { holidays: 'open' })],
    facts: { gender_scope: 'everyone', mh_labelled: 'mental_health_group', faith_content: 'none', cost: free, group_size: '13-30', how_to_join: 'drop_in', details_asked: 'none', leave_early_ok: 'yes', join_in_level: 'watch_ok', talking_level: 'mostly_talking', structure: 'open', newcomer_support: 'named_greeter', led_by: 'peers', online_controls: ['chat_only_ok', 'alias_ok', 'not_recorded', 'moderated'], captions: 'not_applicable', age_scope: ages(18) },
    checked: 5, spaces: 'open', contact: { name: 'Ros', title: 'Room host', consents: 'yes' },
  },
  {
    slug: 'plant-forum', organization: 'allotments', location: 'online', kind: 'online_community', categories: ['online_forum', 'gardening'],
    name: 'What is eating my beans?', summary: 'A friendly board for garden questions and pictures.',
    description: 'Post a picture and someone will answer. Moderators read every post. There are no adverts.',
    schedules: [], hours_text: 'Any time. Moderators are there from eight to eight.',
    facts: { ...everyone, cost: free, how_to_join: 'drop_in', details_asked: 'contact_details', online_controls: ['alias_ok', 'moderated', 'chat_only_ok'], talking_level: 'little', join_in_level: 'watch_ok', group_size: '31+' },
    checked: 120, website: 'https://beans.allotments.example/',
  },
  {
    slug: 'online-yoga', organization: 'still-water', location: 'online', kind: 'online_community', categories: ['online_class', 'yoga'],
    name: 'Bedtime stretch online', summary: 'Twenty minutes of slow stretches before bed.',
    description: 'Follow the teacher on your screen. Cameras are off for everyone but the teacher.',
    schedules: [weekly('SU TH', '20:30', '20:50', { holidays: 'open' })],
    facts: { ...everyone, cost: donation(2), group_size: '31+', how_to_join: 'book_ahead', leave_early_ok: 'yes', join_in_level: 'watch_ok', talking_level: 'little', structure: 'fixed_plan', led_by: 'professionals', online_controls: ['camera_off_ok', 'alias_ok'], captions: 'on_request', touch: 'not_applicable' },
    checked: 20,
  },
  {
    slug: 'sofa-games', organization: 'roll-and-natter', location: 'online', kind: 'online_community', categories: ['online_games', 'quiz'],
    name: 'Sofa games', summary: 'Drawing games and quizzes on a video call.',
    schedules: [monthly('1FR 3FR', '19:30', '21:00')],
    facts: { ...everyone, cost: free, group_size: '6-12', leave_early_ok: 'yes', join_in_level: 'join_after_hello', talking_level: 'some', online_controls: ['camera_off_ok', 'alias_ok'], captions: 'no' },
    checked: 130,
  },
  {
    slug: 'friendly-ring', organization: 'friendly-ring', location: 'phone', kind: 'online_community', categories: ['buddy_scheme'],
    name: 'Friendly Ring', summary: 'The same volunteer rings you once a week for a chat.',
    description: 'You choose the day and time. Calls last about twenty minutes. You can talk about anything. You never pay for the call.',
    schedules: [open('MO TU WE TH FR', '10:00', '16:00')],
    facts: { ...everyone, cost: free, group_size: '1-5', how_to_join: 'contact_first', details_asked: 'contact_details', leave_early_ok: 'yes', talking_level: 'mostly_talking', join_in_level: 'join_in_expected', structure: 'open', newcomer_support: 'named_greeter', led_by: 'volunteers', age_scope: ages(18), languages: ['en', 'pl', 'ur'] },
    checked: 8, spaces: 'waiting_list', wait_time: 'About two weeks.', application_process: 'Ring us, or ask someone to ring for you. We match you with a volunteer.', contact: { name: 'Olive', title: 'Matcher', consents: 'yes' },
    phone: { number: '01632 960170', description: 'Or ask us to ring you back.' },
  },
  {
    slug: 'phone-quiz', organization: 'silver-lanterns', location: 'phone', kind: 'online_community', categories: ['quiz', 'older_people'],
    name: 'Quiz by phone', summary: 'Eight people on one phone call, with ten easy questions.',
    description: 'We ring you, so it costs nothing. The host says who is on the line. It works on any phone.',
    schedules: [weekly('MO', '11:00', '11:45', { holidays: 'closed' })],
    facts: { ...everyone, cost: free, group_size: '6-12', how_to_join: 'book_ahead', details_asked: 'contact_details', leave_early_ok: 'yes', talking_level: 'some', structure: 'fixed_plan', led_by: 'volunteers', age_scope: ages(60), newcomer_support: 'named_greeter' },
    checked: 31, contact: { name: 'Pat', title: 'Host', consents: 'yes' },
  },
  {
    slug: 'online-sharing', organization: 'lamplighters', location: 'online', kind: 'online_community', categories: ['online_peer_group', 'peer_support'],
    name: 'Lamplight online', summary: 'A small video circle. Speak, type or pass.',
    description: 'Six to ten people and two hosts. You hear the rules first. An online room cannot promise to be private, so find a spot where you feel safe.',
    schedules: [weekly('SA', '10:30', '11:30', { holidays: 'open' })],
    facts: { gender_scope: 'everyone', mh_labelled: 'mental_health_group', faith_content: 'none', cost: free, group_size: '6-12', how_to_join: 'contact_first', details_asked: 'first_name', leave_early_ok: 'yes', join_in_level: 'watch_ok', talking_level: 'sharing_circle', structure: 'fixed_plan', newcomer_support: 'newcomer_session', led_by: 'peers', online_controls: ['camera_off_ok', 'chat_only_ok', 'alias_ok', 'not_recorded', 'moderated'], captions: noted('on_request', 'Ask two days before.'), age_scope: ages(18), pre_visit: ['phone_chat', 'video'] },
    checked: 16, spaces: 'limited', contact: { name: 'Leon', title: 'Circle host', consents: 'yes' },
  },
];
