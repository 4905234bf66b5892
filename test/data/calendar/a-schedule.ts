import type { Schedule } from '../../../data/shapes/resource.ts';

/** Tuesdays 10:00 to 12:00, holidays as usual: say only what differs. */
export function aSchedule(differs: Partial<Schedule> = {}): Schedule {
  return {
    id: 's', kind: 'session', freq: 'WEEKLY', interval: 1, byday: ['TU'], bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO',
    valid_from: null, valid_to: null, opens_at: '10:00', closes_at: '12:00', holidays: 'open', exceptions: [], description: null, ...differs,
  };
}
