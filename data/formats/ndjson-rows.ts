import { NOT_A_NAME } from './table-limits.ts';
import type { TableRow } from './table.ts';
import { TextFileError, textProblem } from './utf8.ts';
import type { TextLine } from './utf8.ts';

const DEEPEST = 12;
const MOST_COLUMNS = 2000;

/** Where values stand in JSON records, and where objects or lists of them do: what is one in one record may be null in another. */
export interface Paths {
  values: Set<string>;
  objects: Set<string>;
}

/** One JSON object a line. Adds the paths it meets to `paths`; throws `TextFileError` at the first line that is none. */
export async function* ndjsonRows(name: string, lines: AsyncGenerator<TextLine, void, undefined>, paths: Paths): AsyncGenerator<TableRow, void, undefined> {
  for await (const { number: line, text, sound } of lines) {
    if (text.trim() === '') continue;
    const record = parsed(text);
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      const nul = textProblem(text, sound);
      throw new TextFileError(`${name}, line ${line}: ${nul ?? 'this is not one whole JSON object. NDJSON has one object on every line.'}`);
    }
    const problem = jsonProblem(record, '', 0, sound, paths);
    if (problem !== null) throw new TextFileError(`${name}, line ${line}, ${problem}`);
    if (paths.values.size > MOST_COLUMNS) throw new TextFileError(`${name}, line ${line}: there are more than ${MOST_COLUMNS} different fields by now. The names of fields should be the same on every line.`);
    yield { line, at: (column) => (Object.hasOwn(record, column) ? (record as Record<string, unknown>)[column] : valueAt(record, column.split('.'))) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Walks a record once: what is wrong with it, and which paths it has. */
function jsonProblem(value: unknown, path: string, depth: number, sound: TextLine['sound'], paths: Paths): string | null {
  if (typeof value === 'string') {
    const problem = textProblem(value, sound);
    if (problem !== null) return `field “${path}”: ${problem}`;
  }
  if (depth > DEEPEST) return `field “${path}”: there are more than ${DEEPEST} levels inside one another.`;
  if (typeof value !== 'object' || value === null) {
    if (!path.endsWith('.*')) paths.values.add(path);
    return null;
  }
  if (Array.isArray(value)) {
    (value.some((item) => typeof item === 'object' && item !== null) ? paths.objects : paths.values).add(path);
    return firstProblem(value, (item) => jsonProblem(item, `${path}.*`, depth + 1, sound, paths));
  }
  paths.objects.add(path);
  return firstProblem(Object.entries(value), ([key, inner]) => {
    const own = path === '' ? key : `${path}.${key}`;
    if (NOT_A_NAME.has(key)) return `field “${own}”: “${key}” cannot be the name of a field. Call it something else.`;
    return textProblem(key, sound) === null ? jsonProblem(inner, own, depth + 1, sound, paths) : `the name of a field is no text. Save the file again as UTF-8.`;
  });
}

function firstProblem<T>(items: readonly T[], problemOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}

function valueAt(value: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (key === '*') {
    if (!Array.isArray(value)) return undefined;
    const found = value.map((item) => valueAt(item, rest));
    return found.some((item) => item !== undefined) ? found.map((item) => item ?? null) : undefined;
  }
  return Object.hasOwn(value, key) ? valueAt((value as Record<string, unknown>)[key], rest) : undefined;
}
