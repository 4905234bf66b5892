/** How texts of any source are made fit for a listing: plain, of one line, and no longer than is read. */

/** Names longer than this are no names. */
export const LONGEST_NAME = 200;
const LONGEST_TEXT = 2000;

/** Plain text of one line, or `null` where nothing is left. Control characters and marks that cannot be seen go. */
export function cleanLine(text: string | null | undefined): string | null {
  const line = text?.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line === undefined || line === '' ? null : line;
}

/** The same, cut at `longest` characters, with a mark that says so. */
export function cleanText(text: string | null | undefined, longest = LONGEST_TEXT): string | null {
  const line = cleanLine(text);
  return line === null || line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** A web address that a browser may follow. "www.example.org" is taken to be one. */
export function webAddress(text: string | null | undefined): string | null {
  const address = text?.trim().replace(/^(?=www\.)/i, 'https://');
  return address !== undefined && /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : null;
}

export function emailAddress(text: string | null | undefined): string | null {
  const email = text?.trim();
  return email !== undefined && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email) ? email : null;
}

/** A telephone number as it is written, with an extension or what has to be pressed after it. */
export function phoneNumber(text: string | null | undefined): string | null {
  const number = text?.trim();
  return number !== undefined && /^(?=(?:\D*\d){3})\+?[\d\s()./,*#-]{3,60}(?:(?:ext\.?|x)\s*\d{1,6})?$/i.test(number) ? number : null;
}

/** The day of "2026-11-25", "2026-11-25 14:32:23" or milliseconds since 1970 (UTC), or `null`. */
export function dayOf(value: string): string | null {
  if (/^\d{12,13}$/.test(value)) return new Date(Number(value)).toISOString().slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0];
  return day !== undefined && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : null;
}
