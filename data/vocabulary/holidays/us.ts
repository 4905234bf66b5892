import type { HolidayTable } from '../holidays.ts';

/**
 * Federal holidays: 5 U.S.C. 6103, each on the day itself and, at a weekend, also on the working day it is observed (opm.gov).
 * California adds 31 March (Government Code 6700; renamed by AB 2156 of 2026; a Sunday moves to Monday) and the day after
 * Thanksgiving (Government Code 19853). Days on which California's offices stay open, such as 12 February, are left out.
 * Written November 2026.
 */
export const US: HolidayTable = {
  covers: ['2023-01-01', '2027-12-31'],
  days: {
    'US US-CA': `
New Year's Day: 2023-01-01 2024-01-01 2025-01-01 2026-01-01 2027-01-01
New Year's Day (observed): 2023-01-02 2027-12-31
Martin Luther King Jr. Day: 2023-01-16 2024-01-15 2025-01-20 2026-01-19 2027-01-18
Presidents' Day: 2023-02-20 2024-02-19 2025-02-17 2026-02-16 2027-02-15
Memorial Day: 2023-05-29 2024-05-27 2025-05-26 2026-05-25 2027-05-31
Juneteenth: 2023-06-19 2024-06-19 2025-06-19 2026-06-19 2027-06-19
Juneteenth (observed): 2027-06-18
Independence Day: 2023-07-04 2024-07-04 2025-07-04 2026-07-04 2027-07-04
Independence Day (observed): 2026-07-03 2027-07-05
Labor Day: 2023-09-04 2024-09-02 2025-09-01 2026-09-07 2027-09-06
Columbus Day, Indigenous Peoples' Day: 2023-10-09 2024-10-14 2025-10-13 2026-10-12 2027-10-11
Veterans Day: 2023-11-11 2024-11-11 2025-11-11 2026-11-11 2027-11-11
Veterans Day (observed): 2023-11-10
Thanksgiving Day: 2023-11-23 2024-11-28 2025-11-27 2026-11-26 2027-11-25
Christmas Day: 2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-25
Christmas Day (observed): 2027-12-24`,
    'US-CA': `
Cesar Chavez Day: 2023-03-31 2024-03-31 2025-03-31
Cesar Chavez Day (observed): 2024-04-01
Farmworkers Day: 2026-03-31 2027-03-31
Day after Thanksgiving: 2023-11-24 2024-11-29 2025-11-28 2026-11-27 2027-11-26`,
  },
};
