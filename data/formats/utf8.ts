import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** A file that cannot be read, told in a sentence for the person who imports it. */
export class TextFileError extends Error {
  override readonly name = 'TextFileError';
}

/** A line with its own end of line. Where it was not UTF-8 (`sound: 'no'`), the bytes in question are "�" in `text`. */
export interface TextLine {
  number: number;
  text: string;
  sound: 'yes' | 'no';
}

export interface TextFile {
  /** Line by line, as the file is read; leaving the loop early closes the file. */
  lines: AsyncGenerator<TextLine, void, undefined>;
  /** Of all bytes, once the last line was read. */
  sha256(): string;
}

export interface TextLimits {
  /** Bytes of the longest line allowed: nothing longer is ever held in memory. */
  longestLine: number;
  /** Bytes of the largest file allowed. */
  largestFile: number;
  /** Called with the bytes read so far, and all there are. */
  onProgress?(done: number, total: number): void;
}

const NEWLINE = 0x0a;
const MB = 1_048_576;
const BEGINNINGS: readonly (readonly [bytes: readonly number[], sentence: string])[] = [
  [[0xff, 0xfe], 'is written in UTF-16. Save it again as UTF-8 (in a spreadsheet: "CSV UTF-8").'],
  [[0xfe, 0xff], 'is written in UTF-16. Save it again as UTF-8 (in a spreadsheet: "CSV UTF-8").'],
  [[0x50, 0x4b, 0x03, 0x04], 'is a zip file or a spreadsheet such as .xlsx. Unpack it, or save it as "CSV UTF-8", and import that.'],
  [[0x1f, 0x8b], 'is packed with gzip. Unpack it and import what is inside.'],
];

/**
 * Opens a UTF-8 text file. A byte order mark is dropped. Throws `TextFileError` where there is no such file, where it
 * is too large or a line too long, and where its first bytes are those of UTF-16, zip or gzip.
 */
export async function openText(path: string, limits: TextLimits): Promise<TextFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new TextFileError(`There is no file ${name} there. Check the path.`);
  if (!found.isFile()) throw new TextFileError(`${name} is not a file. Name the file itself.`);
  if (found.size > limits.largestFile) throw new TextFileError(`${name} has ${Math.ceil(found.size / MB)} MB, and at most ${Math.floor(limits.largestFile / MB)} MB are read. Import it in parts.`);
  const hash = createHash('sha256');
  return { lines: readLines(path, name, found.size, limits, (bytes) => hash.update(bytes)), sha256: () => hash.copy().digest('hex') };
}

/** The first line, without its end; empty where the file is. Throws as `openText` does. */
export async function firstLine(path: string, limits: TextLimits): Promise<string> {
  const { lines } = await openText(path, limits);
  const first = await lines.next();
  await lines.return();
  return first.done === true ? '' : first.value.text.trimEnd();
}

/** The whole text, for formats that are one piece. Throws `TextFileError` also where it is not UTF-8 or has control characters. */
export async function readText(path: string, largestFile: number): Promise<{ text: string; sha256: string }> {
  const file = await openText(path, { longestLine: largestFile, largestFile });
  const parts: string[] = [];
  for await (const { number, text, sound } of file.lines) {
    const problem = textProblem(text, sound);
    if (problem !== null) throw new TextFileError(`${basename(path)}, line ${number}: ${problem}`);
    parts.push(text);
  }
  return { text: parts.join(''), sha256: file.sha256() };
}

/** What is wrong with the characters of a text, as the rest of a sentence, or `null`. Tabs and ends of line are fine. */
export function textProblem(text: string, sound: TextLine['sound']): string | null {
  if (sound === 'no') {
    const at = text.indexOf('\u{fffd}');
    if (at !== -1) return `the text near “${text.slice(Math.max(0, at - 12), at + 12).trim()}” is not UTF-8. It may be Latin-1 (Windows-1252). Save the file again as UTF-8.`;
  }
  const control = /(?![\t\n\r])\p{Cc}|\r(?!\n|$)/u.exec(text)?.[0];
  if (control === undefined) return null;
  const code = `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return control === '\0'
    ? `there is a NUL (${code}), which no text has. If the file is UTF-16, save it again as UTF-8; else it is damaged.`
    : `there is a control character (${code}), which no text has. Take it out, or save the file again as UTF-8.`;
}

async function* readLines(path: string, name: string, total: number, { longestLine, onProgress }: TextLimits, hash: (bytes: Buffer) => void): AsyncGenerator<TextLine, void, undefined> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const loose = new TextDecoder('utf-8', { ignoreBOM: true });
  let number = 0;
  let done = 0;
  let rest: Buffer = Buffer.alloc(0);
  const lineOf = (bytes: Buffer): TextLine => {
    number += 1;
    const start = number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const own = bytes.subarray(start);
    try {
      return { number, text: strict.decode(own), sound: 'yes' };
    } catch {
      return { number, text: loose.decode(own), sound: 'no' };
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash(chunk);
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (done === 0) refuseForeign(bytes, name);
    done += chunk.length;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE)) {
      refuseLong(end, number + 1, name, longestLine);
      yield lineOf(bytes.subarray(0, end + 1));
      bytes = bytes.subarray(end + 1);
    }
    refuseLong(bytes.length, number + 1, name, longestLine);
    rest = bytes;
    onProgress?.(done, total);
  }
  if (rest.length > 0) yield lineOf(rest);
}

function refuseForeign(bytes: Buffer, name: string): void {
  for (const [beginning, sentence] of BEGINNINGS) {
    if (beginning.every((byte, i) => bytes[i] === byte)) throw new TextFileError(`${name} ${sentence}`);
  }
}

function refuseLong(bytes: number, line: number, name: string, longest: number): void {
  if (bytes > longest) throw new TextFileError(`${name}, line ${line}: the line is longer than ${longest / 1024} KB. Lines end with LF or CR LF; check that the file is what it says it is.`);
}
