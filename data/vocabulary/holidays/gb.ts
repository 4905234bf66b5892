import type { HolidayTable } from '../holidays.ts';

/**
 * Bank holidays of the United Kingdom: gov.uk/bank-holidays, and for 15 June 2026 the Royal Proclamation of 3 February 2026.
 * New Year, Christmas and Boxing Day are kept on the day itself and on its substitute; the others only where the law puts them.
 * Written November 2026. A holiday proclaimed later must be added here.
 */
export const GB: HolidayTable = {
  covers: ['2023-01-01', '2027-12-31'],
  days: {
    'GB-ENG GB-WLS GB-SCT GB-NIR': `
New Year's Day: 2023-01-01 2024-01-01 2025-01-01 2026-01-01 2027-01-01
Good Friday: 2023-04-07 2024-03-29 2025-04-18 2026-04-03 2027-03-26
Early May bank holiday: 2023-05-01 2024-05-06 2025-05-05 2026-05-04 2027-05-03
Coronation of King Charles III: 2023-05-08
Spring bank holiday: 2023-05-29 2024-05-27 2025-05-26 2026-05-25 2027-05-31
Christmas Day: 2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-25
Boxing Day: 2023-12-26 2024-12-26 2025-12-26 2026-12-26 2027-12-26
Christmas Day (substitute day): 2027-12-27
Boxing Day (substitute day): 2026-12-28 2027-12-28`,
    'GB-ENG GB-WLS GB-NIR': `
New Year's Day (substitute day): 2023-01-02
Easter Monday: 2023-04-10 2024-04-01 2025-04-21 2026-04-06 2027-03-29
Summer bank holiday: 2023-08-28 2024-08-26 2025-08-25 2026-08-31 2027-08-30`,
    'GB-SCT': `
2nd January: 2023-01-02 2024-01-02 2025-01-02 2026-01-02 2027-01-02
New Year (substitute day): 2023-01-03 2027-01-04
World Cup bank holiday: 2026-06-15
Summer bank holiday: 2023-08-07 2024-08-05 2025-08-04 2026-08-03 2027-08-02
St Andrew's Day: 2023-11-30 2024-12-02 2025-12-01 2026-11-30 2027-11-30`,
    'GB-NIR': `
St Patrick's Day: 2023-03-17 2024-03-18 2025-03-17 2026-03-17 2027-03-17
Battle of the Boyne: 2023-07-12 2024-07-12 2025-07-14 2026-07-13 2027-07-12`,
  },
};
