import type { HolidayTable } from '../holidays.ts';

/** Malta: National Holidays and Other Public Holidays Act (Chapter 252). Holidays at a weekend stay where they are. Written November 2026. */
export const MT: HolidayTable = {
  covers: ['2023-01-01', '2027-12-31'],
  days: {
    MT: `
New Year's Day: 2023-01-01 2024-01-01 2025-01-01 2026-01-01 2027-01-01
Feast of St Paul's Shipwreck: 2023-02-10 2024-02-10 2025-02-10 2026-02-10 2027-02-10
Feast of St Joseph: 2023-03-19 2024-03-19 2025-03-19 2026-03-19 2027-03-19
Freedom Day: 2023-03-31 2024-03-31 2025-03-31 2026-03-31 2027-03-31
Good Friday: 2023-04-07 2024-03-29 2025-04-18 2026-04-03 2027-03-26
Workers' Day: 2023-05-01 2024-05-01 2025-05-01 2026-05-01 2027-05-01
Sette Giugno: 2023-06-07 2024-06-07 2025-06-07 2026-06-07 2027-06-07
Feast of St Peter and St Paul: 2023-06-29 2024-06-29 2025-06-29 2026-06-29 2027-06-29
Santa Marija: 2023-08-15 2024-08-15 2025-08-15 2026-08-15 2027-08-15
Victory Day: 2023-09-08 2024-09-08 2025-09-08 2026-09-08 2027-09-08
Independence Day: 2023-09-21 2024-09-21 2025-09-21 2026-09-21 2027-09-21
Immaculate Conception: 2023-12-08 2024-12-08 2025-12-08 2026-12-08 2027-12-08
Republic Day: 2023-12-13 2024-12-13 2025-12-13 2026-12-13 2027-12-13
Christmas Day: 2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-25`,
  },
};
