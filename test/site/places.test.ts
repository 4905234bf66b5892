import { describe, expect, test } from 'vitest';
import type { PlaceRow } from '../../data/shapes/shards.ts';
import { findPlaces, placeIndex } from '../../site/finder/places.ts';

const row = (name: string, kind = 'town'): PlaceRow => [name.toLowerCase().replaceAll(' ', '-'), name, kind, 1, 2];
const GAZETTEER = placeIndex([
  row('Newport'), row('Newport Pagnell'), row('Old Newport'), row('Cardiff'), row('Ħal Għaxaq'), row('Żejtun'), row('São Tomé'), row('St. Julian’s'),
  row('NP20', 'postcode'), row('NP2', 'postcode'), row('CF10', 'postcode'), row('CF10 1', 'postcode'), row('94063', 'postcode'), row('Stow Hill', 'area'),
]);

describe('findPlaces', () => {
  test.each([
    ['the name itself comes first', 'Newport', ['Newport', 'Newport Pagnell', 'Old Newport']],
    ['capitals do not matter', 'newPORT p', ['Newport Pagnell']],
    ['accents do not matter', 'zejtun', ['Żejtun']],
    ['nor those in the middle', 'sao tome', ['São Tomé']],
    ['nor do full stops and apostrophes', 'st julians', ['St. Julian’s']],
    ['a later word may be the one known', 'hill', ['Stow Hill']],
    ['spaces in a postcode do not matter', 'cf101', ['CF10 1']],
    ['a whole postcode means the part we know', 'NP20 4AB', ['NP20']],
    ['the longest part we know', 'cf10 1aa', ['CF10 1']],
    ['a zip code with four more', '94063-1234', ['94063']],
    ['a town with its country', 'Cardiff Wales', ['Cardiff']],
    ['part of a word at the start is not a town with something after it', 'cardiffxyz', []],
    ['what is not there is not found', 'Atlantis', []],
    ['nothing typed finds nothing', '  ', []],
    ['signs alone find nothing', '?!', []],
  ])('%s', (_, typed, names) => {
    expect(findPlaces(GAZETTEER, typed, 8).map(({ name }) => name)).toEqual(names);
  });

  test('no more than asked for', () => {
    expect(findPlaces(GAZETTEER, 'n', 2)).toHaveLength(2);
  });

  test('a letter that is not a letter with an accent is still found by its own', () => {
    expect(findPlaces(GAZETTEER, 'Ħal', 8).map(({ name }) => name)).toEqual(['Ħal Għaxaq']);
  });
});
