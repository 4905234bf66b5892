import type { TableRow } from '../formats/table.ts';
import { TextFileError } from '../formats/utf8.ts';
import { fold } from '../match/fold.ts';
import { cleanLine } from './clean.ts';
import type { Words } from './mapping.ts';
import type { Tally } from './tally.ts';

/** What stands in one column of a row, as plain text of one line, or `null`. A list is told with commas. */
export function textOf(row: TableRow, column: string | null): string | null {
  if (column === null) return null;
  const texts = listOf(row, column).flatMap((text) => text ?? []);
  return texts.length === 0 ? null : texts.join(', ');
}

/** What stands in one column, item by item; an item that says nothing is `null`. Throws where a column holds objects. */
export function listOf(row: TableRow, column: string): (string | null)[] {
  const found = row.at(column);
  const items: unknown[] = Array.isArray(found) ? (found as unknown[]).flat(Infinity) : [found];
  return items.map((item) => {
    switch (typeof item) {
      case 'string': return cleanLine(item);
      case 'number':
      case 'boolean': return String(item);
      default: break;
    }
    if (item === null || item === undefined) return null;
    throw new TextFileError(`Line ${row.line}, field “${column}”: there are several values in it. Name one in the mapping, such as "${column}${Array.isArray(found) ? '.*' : ''}.${Object.keys(item)[0] ?? 'name'}".`);
  });
}

/**
 * Looks the words of a row up in one table of the mapping (see `words` there). Throws where two rows of the table are
 * the same word.
 */
export function wordReader<T>(setting: string, { columns, split, table, otherwise }: Words<T>, tally: Tally): (row: TableRow) => T[] {
  const meanings = new Map<string, T | null>();
  for (const [word, meaning] of Object.entries(table)) {
    const key = keyOf(word);
    const before = meanings.get(key);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(meaning)) {
      throw new TextFileError(`The mapping's ${setting}.table has two rows for “${word}”, which differ only in capitals, accents or punctuation. Keep one.`);
    }
    meanings.set(key, meaning);
  }
  return (row) => {
    const found: T[] = [];
    for (const cell of columns.flatMap((column) => listOf(row, column))) {
      for (const part of split === null ? [cell] : cell?.split(split) ?? []) {
        const word = cleanLine(part);
        if (word === null) continue;
        const meaning = meanings.get(keyOf(word));
        if (meaning === undefined) tally.add(word, `has no row in ${setting}.table.`);
        else if (meaning !== null) found.push(meaning);
      }
    }
    return found.length > 0 || otherwise === null ? found : [otherwise];
  };
}

const keyOf = (word: string): string => fold(word).join(' ') || word.trim().toLowerCase();
