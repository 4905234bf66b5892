import type { HolidayTable } from '../holidays.ts';

/**
 * Ireland: Organisation of Working Time Act 1997, second schedule, and St Brigid's Day since 2023 (S.I. 50/2022). Holidays at a
 * weekend stay where they are. Good Friday is not a public holiday. Written November 2026.
 */
export const IE: HolidayTable = {
  covers: ['2023-01-01', '2027-12-31'],
  days: {
    IE: `
New Year's Day: 2023-01-01 2024-01-01 2025-01-01 2026-01-01 2027-01-01
St Brigid's Day: 2023-02-06 2024-02-05 2025-02-03 2026-02-02 2027-02-01
St Patrick's Day: 2023-03-17 2024-03-17 2025-03-17 2026-03-17 2027-03-17
Easter Monday: 2023-04-10 2024-04-01 2025-04-21 2026-04-06 2027-03-29
May holiday: 2023-05-01 2024-05-06 2025-05-05 2026-05-04 2027-05-03
June holiday: 2023-06-05 2024-06-03 2025-06-02 2026-06-01 2027-06-07
August holiday: 2023-08-07 2024-08-05 2025-08-04 2026-08-03 2027-08-02
October holiday: 2023-10-30 2024-10-28 2025-10-27 2026-10-26 2027-10-25
Christmas Day: 2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-25
St Stephen's Day: 2023-12-26 2024-12-26 2025-12-26 2026-12-26 2027-12-26`,
  },
};
