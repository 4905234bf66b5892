import { basename } from 'node:path';
import { csvHeader, csvRecords, csvRows } from './csv-rows.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import type { Paths } from './ndjson-rows.ts';
import { LARGEST_TABLE, LONGEST_RECORD } from './table-limits.ts';
import { openText, TextFileError } from './utf8.ts';
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
  /** For whoever does not read to the end. */
  close(): Promise<void>;
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

/**
 * Opens a CSV file, or NDJSON where the first character is `{`. Throws `TextFileError` for what cannot be trusted to
 * mean what it says: other encodings, control characters, unclosed quotes, rows of another length than the header,
 * headers that are missing, double or no name, lines that are not one JSON object. The sentence names line and field.
 */
export async function openTable(path: string, options: TableOptions): Promise<Table> {
  const name = basename(path);
  const file = await openText(path, { longestLine: LONGEST_RECORD, largestFile: LARGEST_TABLE, ...(options.onProgress && { onProgress: options.onProgress }) });
  const close = async (): Promise<void> => { await file.lines.return(); };
  const first = await file.lines.next();
  if (first.done === true || first.value.text.trim() === '') {
    await close();
    throw new TextFileError(first.done === true ? `${name} is empty.` : `${name}, line 1: the line is empty. It should name the columns.`);
  }
  const start = first.value.text.trimStart();
  if (start.startsWith('[')) {
    await close();
    throw new TextFileError(`${name} is one JSON list. Write it as NDJSON: one JSON object a line, with no commas between.`);
  }
  const lines = andThen(first.value, file.lines);
  if (start.startsWith('{')) {
    const paths: Paths = { values: new Set(), objects: new Set() };
    return { form: 'ndjson', columns: () => [...paths.values].filter((path) => !paths.objects.has(path)), rows: ndjsonRows(name, lines, paths), sha256: file.sha256, close };
  }
  const records = csvRecords(name, lines, options);
  const header = options.header ?? await csvHeader(name, records);
  return {
    form: 'csv', columns: () => [...header], rows: csvRows(name, records, header), sha256: file.sha256,
    close: async () => { await records.return(); await close(); },
  };
}

async function* andThen(first: TextLine, rest: AsyncGenerator<TextLine, void, undefined>): AsyncGenerator<TextLine, void, undefined> {
  yield first;
  yield* rest;
}
