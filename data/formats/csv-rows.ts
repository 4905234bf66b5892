import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { LONGEST_RECORD, NOT_A_NAME } from './table-limits.ts';
import type { TableOptions, TableRow } from './table.ts';
import { TextFileError, textProblem } from './utf8.ts';
import type { TextLine } from './utf8.ts';

/** A CSV record and the lines it stands on. */
export interface CsvRecord {
  line: number;
  values: string[];
  sound: TextLine['sound'];
}

/** Cuts lines into records. Throws `TextFileError` where quotes are wrong or a record is too long. */
export async function* csvRecords(name: string, lines: AsyncGenerator<TextLine, void, undefined>, { separator, quotes }: TableOptions): AsyncGenerator<CsvRecord, void, undefined> {
  let unsound = Infinity;
  const texts = async function* (): AsyncGenerator<string, void, undefined> {
    for await (const { number, text, sound } of lines) {
      if (sound === 'no') unsound = Math.min(unsound, number);
      yield text;
    }
  };
  let line = 1;
  let header: string[] | null = null;
  const read: Omit<CsvRecord, 'values'>[] = [];
  const parser = parse({
    delimiter: separator, quote: quotes === 'double' ? '"' : null, record_delimiter: ['\r\n', '\n'], max_record_size: LONGEST_RECORD, relax_column_count: true,
    // Told of each record before the next is begun: at a fault, those that nobody took yet are lost.
    on_record: (values, { lines: last }) => {
      header ??= values;
      read.push({ line, sound: unsound >= line && unsound <= last ? 'no' : 'yes' });
      line = last + 1;
      return values;
    },
  });
  // A fault of the file ends the parser with that fault, and the loop below throws it.
  pipeline(Readable.from(texts()), parser).catch(() => {});
  try {
    for await (const values of parser as AsyncIterable<string[]>) yield { ...read.shift()!, values };
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

/** Takes the first record as the header. Throws `TextFileError` where it is none. */
export async function csvHeader(name: string, records: AsyncGenerator<CsvRecord, void, undefined>): Promise<string[]> {
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

/** The records after the header. Throws `TextFileError` at the first that is not as long as it, or is no text. */
export async function* csvRows(name: string, records: AsyncGenerator<CsvRecord, void, undefined>, header: readonly string[]): AsyncGenerator<TableRow, void, undefined> {
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
