import { describe, expect, it } from 'vitest';
import { distanceTo, limitMetres, metresBetween } from '../../../data/match/distance.ts';
import { reachMetres, withinReach } from '../../../data/match/reach.ts';
import type { Person } from '../../../data/shapes/person.ts';
import type { Place } from '../../../data/shapes/resource.ts';
import { HERE, aPerson, aResource, northOf, verdict } from './a-resource.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('metres between two points', () => {
  it.each([
    { why: 'the same point', a: at(51.58, -3), b: at(51.58, -3), metres: 0, give: 0 },
    { why: 'one degree north', a: at(0, 0), b: at(1, 0), metres: 111_195.08, give: 0.01 },
    { why: 'one degree east on the equator is as long', a: at(0, 0), b: at(0, 1), metres: 111_195.08, give: 0.01 },
    { why: 'one degree east at 60° north is half as long, less the bend', a: at(60, 0), b: at(60, 1), metres: 55_597.01, give: 0.01 },
    { why: 'across the date line', a: at(0, 179.5), b: at(0, -179.5), metres: 111_195.08, give: 0.01 },
    { why: 'to the other side of the Earth', a: at(0, 0), b: at(0, 180), metres: 20_015_114.35, give: 0.1 },
    { why: 'pole to pole', a: at(90, 0), b: at(-90, 0), metres: 20_015_114.35, give: 0.1 },
    { why: 'London to Paris, 344 km in any atlas', a: at(51.5074, -0.1278), b: at(48.8566, 2.3522), metres: 344_000, give: 1000 },
  ])('$why', ({ a, b, metres, give }) => {
    expect(Math.abs(metresBetween(a, b) - metres)).toBeLessThanOrEqual(give);
    expect(metresBetween(b, a)).toBeCloseTo(metresBetween(a, b), 6);
  });
});

const going = (mode: NonNullable<Person['travel']>['mode'], max_minutes: number | null, max_metres: number | null) => ({ mode, max_minutes, max_metres });

describe('how far the person is ready to go, in a straight line', () => {
  it.each([
    { why: 'nothing said: 25 km', travel: null, metres: 25_000 },
    { why: 'a way of travelling and no limit: 25 km', travel: going('car', null, null), metres: 25_000 },
    { why: '30 minutes on foot, over streets 1.3 times as long', travel: going('walk', 30, null), metres: 1730.77 },
    { why: '30 minutes on wheels', travel: going('wheel', 30, null), metres: 1615.38 },
    { why: '30 minutes by bus and train', travel: going('transit', 30, null), metres: 4615.38 },
    { why: '30 minutes by car', travel: going('car', 30, null), metres: 10_384.62 },
    { why: 'a lift is a car', travel: going('lift', 30, null), metres: 10_384.62 },
    { why: 'metres are metres', travel: going('walk', null, 900), metres: 900 },
    { why: 'both: the shorter', travel: going('walk', 30, 900), metres: 900 },
    { why: 'both, the other way round', travel: going('walk', 10, 900), metres: 576.92 },
  ])('$why', ({ travel, metres }) => {
    expect(limitMetres(aPerson({ travel }))).toBeCloseTo(metres, 1);
  });
});

/** Hidden doors are within 3 km of the middle of their area. */
const hidden = (metres: number | null): Place => {
  const point = metres === null ? null : northOf(metres).point!;
  return { visibility: 'hidden', point: null, area: point === null ? null : { slug: 'a', name: 'A', latitude: point.latitude, longitude: point.longitude } };
};
const A_KILOMETRE = { place: HERE, travel: going('walk', null, 1000) };

describe('is it near enough', () => {
  it.each([
    { why: 'next door', place: northOf(0), lands: 'match' },
    { why: 'a metre inside the limit', place: northOf(999), lands: 'match' },
    { why: 'a metre outside', place: northOf(1001), lands: ['travel'] },
    { why: 'a masked door, all of its circle inside', place: northOf(200, 788), lands: 'match' },
    { why: 'a masked door, its circle across the limit', place: northOf(500, 788), lands: 'ask' },
    { why: 'a masked door, the middle outside but not all of the circle', place: northOf(1700, 788), lands: 'ask' },
    { why: 'a masked door, all of its circle outside', place: northOf(1800, 788), lands: ['travel'] },
    { why: 'a hidden door in this very area: nobody can tell', place: hidden(0), lands: 'ask' },
    { why: 'a hidden door in an area not too far', place: hidden(3900), lands: 'ask' },
    { why: 'a hidden door in an area surely too far', place: hidden(4100), lands: ['travel'] },
    { why: 'a hidden door and no area: nobody can tell', place: hidden(null), lands: 'ask' },
    { why: 'online is near', place: null, lands: 'match' },
  ])('$why', ({ place, lands }) => {
    expect(verdict(aResource({ place }), A_KILOMETRE)).toEqual(lands);
    expect(verdict(aResource({ place }))).toBe('match');
  });

  it.each([
    { why: 'twice as far still counts, so that "a bit further" can be offered', place: northOf(1999), within: true },
    { why: 'further than that is another question', place: northOf(2001), within: false },
    { why: 'its circle reaches in', place: northOf(2700, 788), within: true },
    { why: 'its area reaches in', place: hidden(4999), within: true },
    { why: 'its area does not', place: hidden(5001), within: false },
    { why: 'nowhere in particular is always part of it', place: hidden(null), within: true },
    { why: 'online is always part of it', place: null, within: true },
  ])('part of the question: $why', ({ place, within }) => {
    const resource = aResource({ place });
    expect(withinReach(resource, aPerson(A_KILOMETRE))).toBe(within);
    expect(withinReach(resource, aPerson())).toBe(true);
    if (within && place !== null && (place.point ?? place.area) !== null) expect(metresBetween(HERE, (place.point ?? place.area)!)).toBeLessThanOrEqual(reachMetres(aPerson(A_KILOMETRE))!);
  });

  it('without a place there is no end to the reach', () => {
    expect(reachMetres(aPerson())).toBeNull();
    expect(reachMetres(aPerson(A_KILOMETRE))).toBe(5000);
  });
});

describe('the distance that is told', () => {
  it.each([
    { why: 'no place given', resource: {}, person: {}, expected: null },
    { why: 'metres, rounded; no minutes without a way of travelling', resource: { place: northOf(1234.4) }, person: { place: HERE }, expected: { metres: 1234, minutes: null, method: 'straight_line' } },
    { why: 'minutes over streets 1.3 times as long', resource: { place: northOf(1000) }, person: { place: HERE, travel: going('walk', 60, null) }, expected: { metres: 1000, minutes: 17, method: 'straight_line' } },
    { why: 'online', resource: { place: null }, person: { place: HERE }, expected: { metres: null, minutes: null, method: 'online' } },
    { why: 'a hidden door', resource: { place: hidden(100) }, person: { place: HERE }, expected: { metres: null, minutes: null, method: 'unknown' } },
  ])('$why', ({ resource, person, expected }) => {
    expect(distanceTo(aResource(resource), aPerson(person))).toEqual(expected);
  });
});
