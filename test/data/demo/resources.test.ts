import { describe, expect, it, test } from 'vitest';
import { ruleDays } from '../../../data/calendar/recurrence.ts';
import { scheduleProblem } from '../../../data/calendar/schedule-problem.ts';
import { fromDay, toDay } from '../../../data/calendar/day.ts';
import { demoTown } from '../../../data/demo/index.ts';
import { ATTRIBUTES, factIsValid } from '../../../data/vocabulary/attributes.ts';
import { categoryOf } from '../../../data/vocabulary/categories.ts';
import { isInside, metresTo } from './geometry.ts';

/** A leap day, midwinter, midsummer, the day the clocks change, and a Sunday. */
const DAYS = ['2026-11-22', '2027-01-01', '2027-06-21', '2027-03-28', '2028-02-29'];
const { resources, drawing, places, town } = demoTown(DAYS[0]!);

describe('each resource of the demo town', () => {
  test('there are about 150, with keys of their own', () => {
    expect(resources.length).toBeGreaterThanOrEqual(140);
    expect(resources.length).toBeLessThanOrEqual(190);
    expect(new Set(resources.map(({ key }) => key)).size).toBe(resources.length);
    expect(new Set(resources.map(({ service }) => service.name)).size).toBe(resources.length);
  });

  it('says only what the vocabulary allows, each fact once', () => {
    const problems = resources.flatMap(({ key, facts }) => facts.map((f) => factIsValid(f.key, f.value, f.note)).filter((p) => p !== null).map((p) => `${key}: ${p}`));
    expect(problems).toEqual([]);
    expect(resources.filter(({ facts }) => new Set(facts.map(({ key }) => key)).size < facts.length).map(({ key }) => key)).toEqual([]);
  });

  it('says of a building what every other resource there says of it', () => {
    const said = new Map<string, unknown>();
    for (const { key, location, facts } of resources) {
      const building = facts.filter((f) => ATTRIBUTES[f.key].hsds === 'location');
      if (location.type === 'virtual') expect(building, key).toEqual([]);
      expect(building, key).toEqual(said.get(location.key) ?? building);
      said.set(location.key, building);
    }
    expect(said.size).toBeGreaterThan(40);
  });

  it('is filed under categories that exist', () => {
    expect(resources.flatMap(({ key, service }) => service.categories.filter((code) => categoryOf(code) === undefined).map((code) => `${key}: ${code}`))).toEqual([]);
  });

  it('names its faith content wherever the host is a faith organization, unless nobody has checked an import', () => {
    const silent = resources.filter(({ organization, facts }) => organization.faith_host === 'yes' && !facts.some(({ key }) => key === 'faith_content'));
    expect(silent.map(({ key, source }) => [key, source])).toEqual([['chapel-warm-room', 'imported_feed']]);
  });

  it('has an equal without religion wherever an activity has faith in it', () => {
    const faithOf = (r: (typeof resources)[number]) => r.facts.find(({ key }) => key === 'faith_content')?.value;
    const withFaith = resources.filter((r) => ['central', 'optional'].includes(String(faithOf(r))) && categoryOf(r.service.categories[0]!)?.faith !== true);
    expect(withFaith.length).toBeGreaterThanOrEqual(3);
    const alone = withFaith.filter((r) => !resources.some((other) => other.service.categories[0] === r.service.categories[0] && faithOf(other) === 'none' && other.service.description !== null && other.checked_on! >= r.checked_on!));
    expect(alone.map(({ key }) => key)).toEqual([]);
  });

  it('has a door on dry land in the town, within 60 m of a street', () => {
    const { south, west, north, east } = town.bounds;
    for (const { key, location: { type, latitude, longitude } } of resources) {
      if (type === 'virtual') { expect([latitude, longitude], key).toEqual([null, null]); continue; }
      expect(latitude! > south && latitude! < north && longitude! > west && longitude! < east, key).toBe(true);
      const streets = drawing.streets.filter(({ kind }) => kind !== 'rail');
      expect(Math.min(...streets.map(({ line }) => metresTo(line, [longitude!, latitude!]))), key).toBeLessThanOrEqual(60);
      expect(drawing.water.some((outline) => isInside([longitude!, latitude!], outline)), key).toBe(false);
    }
  });

  it('is in the area whose middle is nearest, with that area in its address', () => {
    const named = places.filter(({ kind }) => kind !== 'postcode');
    const far = (place: (typeof places)[number], { latitude, longitude }: { latitude: number | null; longitude: number | null }): number =>
      metresTo([[place.longitude, place.latitude], [place.longitude, place.latitude]], [longitude!, latitude!]);
    for (const { key, area, location } of resources) {
      if (location.type === 'virtual') { expect(area, key).toBeNull(); continue; }
      const nearest = named.reduce((best, place) => (far(place, location) < far(best, location) ? place : best));
      expect(area, key).toBe(nearest.slug);
      expect(location.address!.city, key).toBe(`${nearest.name}, ${town.name}`);
      expect(places.map(({ name }) => name), key).toContain(location.address!.postal_code);
      expect(location.address!.address_1, key).toMatch(/^\d+ /);
      expect(drawing.streets.map(({ name }) => name), key).toContain(location.address!.address_1.replace(/^\d+ /, ''));
    }
  });

  it('rings only numbers kept for drama, and writes only to addresses that cannot exist', () => {
    const phones = resources.flatMap((r) => r.phones.map(({ number }) => number));
    expect(phones.filter((number) => !/^(?:01632 960\d{3}|07700 900\d{3})$/.test(number))).toEqual([]);
    const hosts = resources.flatMap(({ service, organization }) => [service.email?.split('@')[1], service.url, organization.website].filter((x) => x != null)).map((x) => x.replace(/^https:\/\/|\/.*$/g, ''));
    expect(hosts.filter((host) => !/\.example$|^example\.org$/.test(host))).toEqual([]);
    expect(phones.length).toBeGreaterThan(100);
  });
});

describe('dates are told from today', () => {
  it.each(DAYS)('on %s every schedule can happen, every one-off lies ahead, and nothing was checked tomorrow', (today) => {
    const town = demoTown(today);
    const problems = town.resources.flatMap(({ key, schedules }) => schedules.map((s) => scheduleProblem({ id: key, ...s })).filter((p) => p !== null).map((p) => `${key}: ${p}`));
    expect(problems).toEqual([]);
    const once = town.resources.flatMap(({ schedules }) => schedules.filter(({ freq }) => freq === null));
    expect(once.length).toBeGreaterThanOrEqual(8);
    expect(once.filter(({ dtstart }) => dtstart! <= today)).toEqual([]);
    const checked = town.resources.flatMap((r) => [r.checked_on, ...r.facts.map(({ checked_on }) => checked_on)]);
    expect(checked.filter((date) => date != null && date > today)).toEqual([]);
  });

  it.each(DAYS)('on %s whatever has a timetable has a date within a year, and every exception falls on one of its dates', (today) => {
    const now = toDay(today);
    for (const { key, schedules } of demoTown(today).resources) {
      const dates = schedules.map((schedule) => {
        const from = Math.max(now, schedule.valid_from === null ? now : toDay(schedule.valid_from));
        const to = Math.min(now + 366, schedule.valid_to === null ? now + 366 : toDay(schedule.valid_to));
        const days = [...ruleDays(schedule, from, to)].map(fromDay);
        for (const { date } of schedule.exceptions) expect(days, key).toContain(date);
        return days.length;
      });
      if (schedules.length > 0) expect(Math.max(...dates), key).toBeGreaterThan(0);
    }
  });

  it.each([
    ['the summer that is on', '2027-06-01', ['2027-04-01']],
    ['the next one, when it is over', '2026-11-22', ['2027-04-01']],
    ['both, when it is nearly over', '2027-09-01', ['2027-04-01', '2028-04-01']],
    ['a winter that began last year', '2027-01-01', ['2026-10-15']],
  ])('tells of a season: %s', (_why, today, starts) => {
    const key = starts[0] === '2026-10-15' ? 'conservation' : 'bowls';
    expect(demoTown(today).resources.find((r) => r.key === key)!.schedules.map(({ valid_from }) => valid_from)).toEqual(starts);
  });

  it('gives the same town for the same day, and another the day after', () => {
    expect(demoTown('2027-05-05')).toEqual(demoTown('2027-05-05'));
    expect(demoTown('2027-05-06').resources).not.toEqual(demoTown('2027-05-05').resources);
  });

  it('says so when today is no date', () => expect(() => demoTown('yesterday')).toThrow(/"yesterday" is not a calendar date/));
});

describe('what must not be told', () => {
  it('keeps the name of a contact who did not agree', () => {
    expect(JSON.stringify(resources)).not.toContain('Joan');
    expect(resources.find(({ key }) => key === 'evening-knitters')!.contact).toEqual({ name: null, title: 'Host' });
  });

  it('gives no door away in the words of a masked listing', () => {
    const masked = resources.filter(({ location }) => location.visibility !== 'full');
    expect(masked.length).toBeGreaterThanOrEqual(6);
    for (const { key, service, location, hours_text, travel } of masked) {
      const words = JSON.stringify([service, hours_text, travel]);
      expect(words, key).not.toContain(location.address!.address_1.replace(/^\d+ /, ''));
      expect(words, key).not.toContain(location.address!.postal_code);
    }
  });
});
