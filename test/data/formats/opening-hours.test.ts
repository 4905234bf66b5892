import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schedulesFromOpeningHours, type ReadHours } from '../../../data/formats/opening-hours.ts';
import { readOsmPbf } from '../../../data/formats/osm-pbf.ts';
import { Schedule } from '../../../data/shapes/resource.ts';

const NEWPORT = { latitude: 51.588, longitude: -2.997, timezone: 'Europe/London', region: 'GB-WLS', from: '2026-11-22' };

/** "MO,TU 09:00-17:00 closed" for each schedule: its days, its times, and what it does on public holidays. */
const inWords = ({ schedules }: ReadHours) => schedules.map(({ byday, opens_at, closes_at, holidays }) => `${byday.join()} ${opens_at}-${closes_at ?? '?'} ${holidays}`);
const EVERY_DAY = 'MO,TU,WE,TH,FR,SA,SU';

/** Worked out by hand from the words of the value. */
const WEEKLY: [why: string, value: string, schedules: string[]][] = [
  ['office hours', 'Mo-Fr 09:00-17:00', ['MO,TU,WE,TH,FR 09:00-17:00 check']],
  ['days that are off go without saying', 'Mo off; Tu-Sa 09:30-17:00; Su 09:30-16:00', ['TU,WE,TH,FR,SA 09:30-17:00 check', 'SU 09:30-16:00 check']],
  ['a lunch break makes two schedules', 'Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00', ['MO,TU,WE,TH,FR 09:00-13:00 check', 'MO,TU,WE,TH,FR 14:00-18:00 check', 'SA 09:00-12:00 check']],
  ['same times on days apart are one schedule', 'Mo-Th 11:00-22:00; Fr-Sa 11:00-23:00; Su 11:00-22:00', ['MO,TU,WE,TH,SU 11:00-22:00 check', 'FR,SA 11:00-23:00 check']],
  ['an own grammar misread this as always open', 'Mo-Tu, Th-Fr 08:00-17:00; We 09:00-19:00', ['MO,TU,TH,FR 08:00-17:00 check', 'WE 09:00-19:00 check']],
  ['a later rule takes the whole day', 'Mo-Sa 08:00-20:00; We 08:00-22:00', ['MO,TU,TH,FR,SA 08:00-20:00 check', 'WE 08:00-22:00 check']],
  ['a pause cut out of every day', 'Mo-Fr 09:00-17:00; 12:00-13:00 off', ['MO,TU,WE,TH,FR 09:00-12:00 check', 'MO,TU,WE,TH,FR 13:00-17:00 check']],
  ['no days means every day', '08:30-18:00', [`${EVERY_DAY} 08:30-18:00 check`]],
  ['days written backwards', 'Sa-Mo 10:00-12:00', ['MO,SA,SU 10:00-12:00 check']],
  ['always', '24/7', [`${EVERY_DAY} 00:00-24:00 check`]],
  ['always, with days', 'Mo-Su 24/7', [`${EVERY_DAY} 00:00-24:00 check`]],
  ['day and night on some days', 'Mo-We 00:00-24:00', ['MO,TU,WE 00:00-24:00 check']],
  ['all weekend through, cut at midnight', 'Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-12:00', ['FR 18:00-24:00 check', 'SA 00:00-24:00 check', 'SU 00:00-12:00 check']],
  ['until midnight', 'Mo-Su 12:00-00:00', [`${EVERY_DAY} 12:00-24:00 check`]],
  ['overnight', 'Fr 20:00-02:00', ['FR 20:00-02:00 check']],
  ['overnight from Sunday to Monday', 'Su 22:00-06:00', ['SU 22:00-06:00 check']],
  ['a whole day and night from the evening', 'Sa 20:00-20:00', ['SA 20:00-20:00 check']],
  ['a Sunday that has its own say on its first hours', 'Sa 10:00-30:00; Su 00:00-03:00,11:00-23:00', ['SA 10:00-03:00 check', 'SU 11:00-23:00 check']],
  ['hours after 24', 'Sa 10:00-26:00', ['SA 10:00-02:00 check']],
  ['a night written as the next morning', 'Fr 12:00-00:00; Sa 00:00-01:00,12:00-00:00; Su 00:00-01:00,12:00-22:30', ['FR,SA 12:00-01:00 check', 'SU 12:00-22:30 check']],
  ['Thursday night is not erased by Friday', 'Mo-Th 11:00-02:00; Fr-Su 11:00-04:00', ['MO,TU,WE,TH 11:00-02:00 check', 'FR,SA,SU 11:00-04:00 check']],
  ['Monday night belongs to Monday, and Tuesday has none', 'Mo-Su 18:00-02:00; Tu off', ['MO,WE,TH,FR,SA,SU 18:00-02:00 check']],
  ['Friday night stays, Saturday ends as it says', 'Mo-Su 18:00-02:00; Sa 18:00-24:00', ['MO,TU,WE,TH,FR,SU 18:00-02:00 check', 'SA 18:00-24:00 check']],
  ['an evening that does not undo the morning', '08:15-13:15; 17:30-21:15', [`${EVERY_DAY} 08:15-13:15 check`, `${EVERY_DAY} 17:30-21:15 check`]],
  ['nobody says when it ends', 'Mo 19:00+', ['MO 19:00-? check']],
  ['English words', 'Mon to Thur 10am-2pm', ['MO,TU,WE,TH 10:00-14:00 check']],
  ['a semicolon too many', 'Mo-Fr 09:00-17:00;', ['MO,TU,WE,TH,FR 09:00-17:00 check']],
  ['line breaks and spaces', ' Mo-Fr 09:00-17:00;\n\tSa 10:00-12:00 ', ['MO,TU,WE,TH,FR 09:00-17:00 check', 'SA 10:00-12:00 check']],
  ['closed on public holidays', 'Mo-Fr 09:00-17:00; Sa off; Su off; PH off', ['MO,TU,WE,TH,FR 09:00-17:00 closed']],
  ['closed on public holidays, said with a comma', 'Mo-Fr 09:00-17:00, PH off', ['MO,TU,WE,TH,FR 09:00-17:00 closed']],
  ['closed on public holidays, nights and all', 'Mo-Su 18:00-02:00; PH off', [`${EVERY_DAY} 18:00-02:00 closed`]],
  ['always but for public holidays', '24/7; PH off', [`${EVERY_DAY} 00:00-24:00 closed`]],
  ['public holidays as usual', 'Mo-Su,PH 10:00-18:00', [`${EVERY_DAY} 10:00-18:00 open`]],
  ['public holidays as usual, in a rule of their own', 'Mo-Su 13:00-23:00; PH 13:00-23:00', [`${EVERY_DAY} 13:00-23:00 open`]],
];

describe('hours that are the same every week become schedules', () => {
  it.each(WEEKLY)('%s: %s', (_why, value, expected) => {
    const read = schedulesFromOpeningHours(value, NEWPORT);
    expect(inWords(read)).toEqual(expected);
    expect([read.text, read.problem]).toEqual([null, null]);
  });

  it('a schedule is whole', () => {
    expect(schedulesFromOpeningHours('Sa 10:00-12:00', NEWPORT).schedules).toEqual([
      {
        kind: 'opening_hours', freq: 'WEEKLY', interval: 1, byday: ['SA'], bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO',
        valid_from: null, valid_to: null, opens_at: '10:00', closes_at: '12:00', holidays: 'check', exceptions: [], description: null,
      },
    ]);
  });
});

describe('hours that say more keep their words beside the schedules', () => {
  const WEEK = ['MO,TU,WE,TH,FR 09:00-17:00 check'];
  const rows: [why: string, value: string, region: string | null, schedules: string[]][] = [
    ['public holidays like Sundays', 'Mo-Sa 09:00-20:00; Su,PH 09:00-13:00', 'GB-WLS', ['MO,TU,WE,TH,FR,SA 09:00-20:00 check', 'SU 09:00-13:00 check']],
    ['hours of their own, added with a comma', 'Mo-Sa 07:00-19:00, Su,PH 07:00-12:00', 'MT', ['MO,TU,WE,TH,FR,SA 07:00-19:00 check', 'SU 07:00-12:00 check']],
    ['a rule that undoes the one about holidays, which nobody means', 'PH off; Mo-Fr 09:00-17:00', 'GB-WLS', WEEK],
    ['nobody knows which holidays', 'Mo-Fr 09:00-17:00; PH off', null, WEEK],
    ['a country whose parts have different holidays', 'Mo-Fr 09:00-17:00; PH off', 'GB', WEEK],
    ['a region nobody has heard of', 'Mo-Fr 09:00-17:00; PH off', 'XX-1', WEEK],
    ['nobody knows which holidays, open', 'Mo-Fr,PH 09:00-17:00', null, WEEK],
  ];
  it.each(rows)('%s: %s (%s)', (_why, value, region, schedules) => {
    const read = schedulesFromOpeningHours(value, { ...NEWPORT, region });
    expect(inWords(read)).toEqual(schedules);
    expect([read.text, read.problem]).toEqual([value, null]);
  });

  it.each(['GB-ENG', 'GB-SCT', 'GB-WLS', 'GB-NIR', 'US-CA', 'MT', 'IE'])('the holidays of %s are known', (region) => {
    expect(inWords(schedulesFromOpeningHours('Mo-Fr 09:00-17:00; PH off', { ...NEWPORT, region }))).toEqual(['MO,TU,WE,TH,FR 09:00-17:00 closed']);
  });
});

describe('everything else stays text', () => {
  const rows: [why: string, value: string][] = [
    ['the sun', 'sunrise-sunset'],
    ['half the sun', 'Mo-Fr 08:00-sunset; Sa 09:00-12:00'],
    ['the sun in winter only', 'Nov-Feb: dawn-dusk; Mar-Oct: 08:00-18:00'],
    ['a remark', 'Mo-Su 09:00-17:00 open "subject to volunteers"'],
    ['by appointment', 'Mo-Su "by appointment"'],
    ['by appointment, without the quotes', 'by appointment'],
    ['maybe', 'Mo-Fr 09:00-17:00 unknown'],
    ['maybe on holidays', 'Mo-Fr 09:00-17:00; PH unknown'],
    ['an end that may be later', 'Fr 18:00-22:00+'],
    ['never', 'closed'],
    ['never any more', '2019 Mo-Fr 09:00-17:00'],
    ['on holidays only', 'PH 10:00-12:00'],
    ['a season', 'Nov-May: Sa,Su 10:30-16:30'],
    ['two seasons', 'Oct 01-Jun 14: Mo-Fr 08:30-14:30; Jun 15-Sep 30: Mo-Fr 08:00-14:00'],
    ['two seasons of nights', 'Jan-Jun 18:00-02:00; Jul-Dec 18:00-24:00'],
    ['one day a year off', 'Mo-Fr 09:00-17:00; Dec 25 off'],
    ['one night a year shorter', 'Mo-Su 18:00-02:00; Dec 24 18:00-24:00'],
    ['the day before a holiday off', 'Mo-Fr 09:00-17:00; PH off; Dec 24 off'],
    ['nights with a comma, of which the library leaves half on the day after a holiday', 'Mo-Su 18:00-02:00, PH off'],
    ['every other week', 'week 1-53/2 Mo 10:00-12:00'],
    ['the first Monday of the month', 'Mo[1] 10:00-12:00'],
    ['school holidays, which Britain has no list of', 'Mo-Fr 09:00-17:00; SH off'],
  ];
  it.each(rows)('%s: %s', (_why, value) => {
    for (const region of ['GB-WLS', null]) expect(schedulesFromOpeningHours(value, { ...NEWPORT, region })).toEqual({ schedules: [], text: value, problem: null });
  });

  it('nothing is nothing', () => {
    for (const value of ['', ' \n ']) expect(schedulesFromOpeningHours(value, NEWPORT)).toEqual({ schedules: [], text: null, problem: null });
  });
});

describe('what nobody can work out stays text, and has a sentence', () => {
  const rows: [why: string, value: string, problem: RegExp][] = [
    ['a slip of the key', 'Mo Off; Tu-Fr 12; 00-23:00; Sa 17:00-23:00', /“Mo Off; Tu-Fr 12; 00-23:00; Sa 17:00-23:00” are not written as OpenStreetMap agreed; the trouble is at the end of “Mo Off; Tu-Fr 12”\. Ask the place/],
    ['a telephone number', '1633 276654', /trouble is at the end of “1633”/],
    ['words', 'noon to late', /not written as OpenStreetMap agreed/],
    ['a moment, not hours', 'Mo 10:00', /not written as OpenStreetMap agreed/],
    ['a half-finished range', 'Mo-', /not written as OpenStreetMap agreed/],
    ['only a semicolon', ';', /not written as OpenStreetMap agreed\. Ask the place/],
    ['control characters', 'Mo\u0000-Fr x\u0007', /not written as OpenStreetMap agreed/],
    ['a name that means something to JavaScript', '__proto__', /not written as OpenStreetMap agreed/],
  ];
  it.each(rows)('%s: %s', (_why, value, problem) => {
    const read = schedulesFromOpeningHours(value, NEWPORT);
    expect(read.schedules).toEqual([]);
    expect(read.text).toBe(value.replace(/\p{Cc}+/gu, ' ').trim());
    expect(read.problem).toMatch(problem);
  });

  it('more than OpenStreetMap allows', () => {
    const read = schedulesFromOpeningHours('Mo-Fr 09:00-17:00; '.repeat(20), NEWPORT);
    expect(read.schedules).toEqual([]);
    expect(read.text).toMatch(/^Mo-Fr 09:00-17:00; .*…$/);
    expect(read.text).toHaveLength(255);
    expect(read.problem).toBe('The opening hours have 379 characters, and 255 are allowed. Ask the place, and put the hours in by hand.');
  });

  it('a start that is no day is the caller\'s mistake', () => {
    expect(() => schedulesFromOpeningHours('Mo 09:00-10:00', { ...NEWPORT, from: 'soon' })).toThrow(/“soon” is not a day\. Write it like 2026-11-22/);
  });
});

it('whoever changes what they got changes nobody else\'s', () => {
  schedulesFromOpeningHours('Tu 10:00-11:00', NEWPORT).schedules[0]!.byday.push('SU');
  expect(inWords(schedulesFromOpeningHours('Tu 10:00-11:00', NEWPORT))).toEqual(['TU 10:00-11:00 check']);
});

const MODULE = new URL('../../../data/formats/opening-hours.ts', import.meta.url).href;

/** What a process in another time zone answers. */
function inZone(zone: string, script: string, input: unknown): unknown {
  const code = `const input = JSON.parse(await (await import('node:stream/consumers')).text(process.stdin)); ${script}`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], { input: JSON.stringify(input), env: { ...process.env, TZ: zone, NODE_OPTIONS: '' }, cwd: new URL('../../..', import.meta.url).pathname, maxBuffer: 64e6 });
  return JSON.parse(output.toString());
}

describe('the answer is the same wherever the computer is', () => {
  // The clocks change at these very times in one zone or another: at midnight in Cairo, by half an hour on Lord Howe.
  const values = [...WEEKLY.map(([, value]) => value), '00:30-01:30', '01:30-02:30', '02:15-02:45', 'Sa 22:00-00:30', 'Su 01:00-03:00', 'Su 02:30-08:00; PH off', 'Mo-Su 00:00-00:30,23:30-24:00', 'Fr 00:00-01:00'];
  it.each(['UTC', 'Europe/London', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia'])('%s', (zone) => {
    const script = `
      const { schedulesFromOpeningHours } = await import(${JSON.stringify(MODULE)});
      console.log(JSON.stringify({ hour: new Date(2026, 6, 1).toISOString(), read: input.values.map((value) => schedulesFromOpeningHours(value, input.place)) }));`;
    const there = inZone(zone, script, { values, place: NEWPORT }) as { hour: string; read: ReadHours[] };
    if (zone !== 'UTC') expect(there.hour).not.toBe('2026-07-01T00:00:00.000Z'); // The process is really there.
    expect(there.read).toEqual(values.map((value) => schedulesFromOpeningHours(value, NEWPORT)));
    expect(there.read.filter(({ schedules }) => schedules.length === 0)).toEqual([]);
  });
});

/** The opening_hours values of an extract, once for each object that has one. */
async function valuesIn(path: string): Promise<string[]> {
  const values: string[] = [];
  for await (const block of readOsmPbf(path)) {
    if (block.kind === 'header') continue;
    for (const { tags } of [...block.nodes.tagged, ...block.ways, ...block.relations]) if (tags['opening_hours'] !== undefined) values.push(tags['opening_hours']);
  }
  return values;
}

const town = (name: string) => new URL(`../../../../shared/data/${name}/${name}.osm.pbf`, import.meta.url).pathname;

describe.each([
  { name: 'newport', region: 'GB-WLS', all: 1174, different: 675, weekly: 1134, withText: 5, text: 37, problems: 3, holidays: { check: 1120, closed: 12, open: 2 } },
  { name: 'malta', region: 'MT', all: 233, different: 170, weekly: 224, withText: 2, text: 4, problems: 5, holidays: { check: 224, closed: 0, open: 0 } },
])('the values of $name', ({ name, region, ...expected }) => {
  const path = town(name);
  const missing = existsSync(path) ? null : 'shared/data is not here';

  it('are counted', { timeout: 120_000 }, async ({ skip }) => {
    if (missing !== null) skip(missing);
    const values = await valuesIn(path);
    const reads = values.map((value) => schedulesFromOpeningHours(value, { ...NEWPORT, region }));
    const weekly = reads.filter(({ schedules }) => schedules.length > 0);
    const count = (holidays: string) => weekly.filter(({ schedules }) => schedules.every((schedule) => schedule.holidays === holidays)).length;
    expect({
      all: values.length,
      different: new Set(values).size,
      weekly: weekly.length,
      withText: weekly.filter(({ text }) => text !== null).length,
      text: reads.filter(({ schedules, problem }) => schedules.length === 0 && problem === null).length,
      problems: reads.filter(({ problem }) => problem !== null).length,
      holidays: { check: count('check'), closed: count('closed'), open: count('open') },
    }).toEqual(expected);
    expect(weekly.length / values.length).toBeGreaterThanOrEqual(0.96);
    for (const { schedules } of weekly) for (const schedule of schedules) expect(Schedule.omit({ id: true }).safeParse(schedule).error).toBeUndefined();
  });

  it('mean what the library, asked directly, says of a week without holidays', { timeout: 120_000 }, async ({ skip }) => {
    if (missing !== null) skip(missing);
    const values = [...new Set(await valuesIn(path))].filter((value) => schedulesFromOpeningHours(value, { ...NEWPORT, region }).schedules.some(({ closes_at }) => closes_at !== null));
    // Monday 11 to Sunday 17 January 2027: minutes of the week in which it is open.
    const script = `
      const { default: OpeningHours } = await import('opening_hours');
      const week = [new Date(2027, 0, 11), new Date(2027, 0, 18)];
      const address = { country_code: input.region.slice(0, 2).toLowerCase(), 'ISO3166-2-lvl4': input.region };
      console.log(JSON.stringify(input.values.map((value) => new OpeningHours(value, { lat: '51', lon: '-3', address }).getOpenIntervals(...week).map(([from, to]) => [(from - week[0]) / 60000, (to - week[0]) / 60000]))));`;
    const theirs = inZone('UTC', script, { values, region }) as [number, number][][];
    const ours = values.map((value) => openMinutes(schedulesFromOpeningHours(value, { ...NEWPORT, region })));
    // Here we do not follow the library: it warns of these itself.
    const corrected = values.filter((_, i) => JSON.stringify(ours[i]) !== JSON.stringify(theirs[i]));
    expect(corrected).toEqual(CORRECTED[name]);
  });
});

/** Nights cut off by the rule of the next day, and a second rule that undoes the first. */
const CORRECTED: Record<string, string[]> = {
  newport: [
    'Mo-Th 16:00-23:00; Fr 12:00-00:00; Sa-Su 12:00-00:00,00:00-03:00; Su 18:00-23:00',
    'Mo-Th 17:00-23:00; Fr 17:00-00:00; Sa 17:00-12:00; Su 17:00-23:00',
    'Mo-Th 10:00-23:00; Fr 10:00-24:00; Sa 11:00-02:00; Su 12:00-23:00',
  ],
  malta: [
    'Mo-Th 11:00-02:00; Fr-Su 11:00-04:00',
    'Mo-Fr 09:00-07:00; Sa 09:00-01:00',
    'Tu-Fr 09:30-16:00; Sa 10:30-05:00; Su 11:30-06:00',
    'Mo-Fr 12:00-01:00; Sa 17:30-00:00',
    '08:15-13:15; 17:30-21:15',
  ],
};

/** The minutes of a week from Monday, as the library tells them: joined where they touch, cut at the end. */
function openMinutes({ schedules }: ReadHours): [number, number][] {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const WEEK = 7 * 1440;
  const parts = schedules
    .flatMap(({ byday, opens_at, closes_at }) =>
      byday.flatMap((day) => {
        const from = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(day) * 1440 + minutes(opens_at);
        const length = minutes(closes_at!) - minutes(opens_at);
        const to = from + (length > 0 ? length : length + 1440);
        return to > WEEK ? [[from, WEEK], [0, to - WEEK]] : [[from, to]];
      }),
    )
    .sort(([a], [b]) => a! - b!);
  const joined: [number, number][] = [];
  for (const [from, to] of parts as [number, number][]) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] >= from) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
