import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { openText, TextFileError, textProblem } from './utf8.ts';
import type { TextLine } from './utf8.ts';

/** One record: a row of a CSV file, or one JSON object on a line of its own. */
export interface TableRow {
  /** The line it starts on. */
  line: number;
  /**
   * What stands in a column; `undefined` where the row has none such. In JSON a column is a path ("address.street",
   * "lon_lat.0"); `*` is each item of a list ("phones.*.number"), and items without one are `null`.
   */
  at(column: string): unknown;
}

export interface Table {
  form: 'csv' | 'ndjson';
  /** The header; of NDJSON the paths met so far. */
  columns(): string[];
  rows: AsyncGenerator<TableRow, void, undefined>;
  /** Of the whole file, once the last row was read. */
  sha256(): string;
}

export interface TableOptions {
  /** What parts the values of a CSV row. */
  separator: ',' | ';' | '\t' | '|';
  /** Some tab-separated files have no quoting: there a `"` is a letter like any other. */
  quotes: 'double' | 'none';
  /** Names of the columns, where the file has no header of its own. */
  header: readonly string[] | null;
  /** Called with the bytes read so far, and all there are. */
  onProgress?(done: number, total: number): void;
}

/** A record longer than this takes seconds and gigabytes to find out about (reliability.md §3, libraries.md). Bytes. */
export const LONGEST_RECORD = 65_536;
/** Bytes of the largest table that is read. */
export const LARGEST_TABLE = 512 * 1_048_576;
/** Names under which JavaScript keeps other things than columns. */
const NOT_A_NAME = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 12;
const MOST_COLUMNS = 2000;

/**
 * Opens a CSV file, or NDJSON where the first character is `{`. Throws `TextFileError` for what cannot be trusted to
 * mean what it says: other encodings, control characters, unclosed quotes, rows of another length than the header,
 * headers that are missing, double or no name, lines that are not one JSON object. The sentence names line and field.
 */
export async function openTable(path: string, options: TableOptions): Promise<Table> {
  const name = basename(path);
  const file = await openText(path, { longestLine: LONGEST_RECORD, largestFile: LARGEST_TABLE, ...(options.onProgress && { onProgress: options.onProgress }) });
  const first = await file.lines.next();
  if (first.done === true || first.value.text.trim() === '') {
    await file.lines.return();
    throw new TextFileError(first.done === true ? `${name} is empty.` : `${name}, line 1: the line is empty. It should name the columns.`);
  }
  const start = first.value.text.trimStart();
  if (start.startsWith('[')) {
    await file.lines.return();
    throw new TextFileError(`${name} is one JSON list. Write it as NDJSON: one JSON object a line, with no commas between.`);
  }
  const lines = andThen(first.value, file.lines);
  if (start.startsWith('{')) {
    const paths: Paths = { values: new Set(), objects: new Set() };
    return { form: 'ndjson', columns: () => [...paths.values].filter((path) => !paths.objects.has(path)), rows: jsonRows(name, lines, paths), sha256: file.sha256 };
  }
  const records = csvRecords(name, lines, options);
  const header = options.header ?? await headerOf(name, records);
  return { form: 'csv', columns: () => [...header], rows: csvRows(name, records, header), sha256: file.sha256 };
}

async function* andThen(first: TextLine, rest: AsyncGenerator<TextLine, void, undefined>): AsyncGenerator<TextLine, void, undefined> {
  yield first;
  yield* rest;
}

/** A CSV record and the lines it stands on. */
interface CsvRecord {
  line: number;
  values: string[];
  sound: TextLine['sound'];
}

async function* csvRecords(name: string, lines: AsyncGenerator<TextLine, void, undefined>, { separator, quotes }: TableOptions): AsyncGenerator<CsvRecord, void, undefined> {
  let unsound = Infinity;
  const texts = async function* (): AsyncGenerator<string, void, undefined> {
    for await (const { number, text, sound } of lines) {
      if (sound === 'no') unsound = Math.min(unsound, number);
      yield text;
    }
  };
  let line = 1;
  let header: string[] | null = null;
  const parser = parse({
    delimiter: separator, quote: quotes === 'double' ? '"' : null, record_delimiter: ['\r\n', '\n'], max_record_size: LONGEST_RECORD, relax_column_count: true,
    // Told of each record before the next is begun: on a fault those that nobody took yet are lost.
    on_record: (values: string[], { lines: last }): CsvRecord => {
      header ??= values;
      const record: CsvRecord = { line, values, sound: unsound >= line && unsound <= last ? 'no' : 'yes' };
      line = last + 1;
      return record;
    },
  });
  // A fault of the file ends the parser with that fault, and the loop below throws it.
  pipeline(Readable.from(texts()), parser).catch(() => {});
  try {
    yield* parser as AsyncIterable<CsvRecord>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TextFileError(`${name}, line ${line}${fieldOf(error, header)}: ${sentenceOf(error)}`, { cause: error });
  }
}

function fieldOf(error: CsvError, header: string[] | null): string {
  const at: unknown = error['column'];
  return typeof at !== 'number' ? '' : `, field “${header?.[at]?.trim() ?? at + 1}”`;
}

function sentenceOf({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED': return 'a quotation mark opens here and is never closed. Close it; one that belongs to the text is doubled ("").';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE': return 'a quotation mark stands in the middle of a value. Put the whole value in quotation marks and double those inside ("").';
    case 'CSV_MAX_RECORD_SIZE': return `the row is longer than ${LONGEST_RECORD / 1024} KB. A quotation mark that is never closed makes one row of many; look for it here.`;
    default: return `this cannot be read as CSV (${message}).`;
  }
}

async function headerOf(name: string, records: AsyncGenerator<CsvRecord, void, undefined>): Promise<string[]> {
  const first = await records.next();
  if (first.done === true) throw new TextFileError(`${name} is empty.`);
  const { values, sound } = first.value;
  const header = values.map((value) => value.trim());
  const problem = headerProblem(header, sound);
  if (problem === null) return header;
  await records.return();
  throw new TextFileError(`${name}, line 1: ${problem}`);
}

function headerProblem(header: string[], sound: TextLine['sound']): string | null {
  for (const [at, column] of header.entries()) {
    const odd = textProblem(column, sound);
    if (odd !== null) return `field ${at + 1}: ${odd}`;
    if (NOT_A_NAME.has(column)) return `field ${at + 1} is called “${column}”, which cannot be the name of a column. Call it something else.`;
    const before = header.indexOf(column);
    if (column !== '' && before < at) return `fields ${before + 1} and ${at + 1} are both called “${column}”. Give every column a name of its own.`;
  }
  return null;
}

async function* csvRows(name: string, records: AsyncGenerator<CsvRecord, void, undefined>, header: readonly string[]): AsyncGenerator<TableRow, void, undefined> {
  const places = new Map(header.map((column, at) => [column, at]));
  for await (const { line, values, sound } of records) {
    // What a spreadsheet leaves below its last row.
    if (values.every((value) => value.trim() === '')) continue;
    for (const [at, value] of values.entries()) {
      const problem = textProblem(value, sound);
      if (problem !== null) throw new TextFileError(`${name}, line ${line}, field “${header[at] ?? at + 1}”: ${problem}`);
    }
    if (values.length !== header.length) throw new TextFileError(`${name}, line ${line}: ${raggedSentence(values, header)}`);
    yield { line, at: (column) => { const at = places.get(column); return at === undefined ? undefined : values[at]; } };
  }
}

function raggedSentence(values: string[], header: readonly string[]): string {
  const counts = `the row has ${values.length} ${values.length === 1 ? 'value' : 'values'} and the header ${header.length}`;
  return values.length < header.length
    ? `${counts}; field “${header[values.length]!}” is the first that is missing. Look for a row that was broken in two.`
    : `${counts}; the first too many is “${values[header.length]!.slice(0, 40)}”. A value with a comma in it needs quotation marks.`;
}

/** Where values stand in JSON records, and where objects or lists of them do: what is one in one record may be null in another. */
interface Paths {
  values: Set<string>;
  objects: Set<string>;
}

async function* jsonRows(name: string, lines: AsyncGenerator<TextLine, void, undefined>, paths: Paths): AsyncGenerator<TableRow, void, undefined> {
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
