/** The map's words: their keys, and where each is heard or seen. Every language of the site says them all. */
export const MAP_WORDS = {
  name: 'Name of the map as a region, heard: "Map of results"',
  help: 'Said with it: that everything on the map is also in the list',
  keys: 'Name of the picture itself, heard when it is focused: which keys move it, and that Escape leaves it',
  touch: 'Shown under the map on touch screens: how to move it with two fingers',
  closer: 'Button: zoom in',
  farther: 'Button: zoom out',
  left: 'Button: look to the left',
  right: 'Button: look to the right',
  up: 'Button: look up',
  down: 'Button: look down',
  reset: 'Button: show the whole area again',
  pin: 'A place, heard and on hover; {number} in the list, {label}',
  area: 'A place whose address is not shown: somewhere in a circle; {number}, {label}',
  together: 'Several places close together, heard and on hover; {count}, and {numbers} in the list: "3, 8, 12 …"',
  together_short: 'The same, on the pin, as short as can be; {count}',
  me: "The reader's own dot: only on this device",
} as const;

export type MapWords = Readonly<Record<keyof typeof MAP_WORDS, string>>;

/** Puts values into the places of a sentence: `say('{count} here', { count: 3 })`. */
export function say(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (place, key: string) => (Object.hasOwn(values, key) ? String(values[key]) : place));
}
