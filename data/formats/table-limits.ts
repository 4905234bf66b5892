/** A record longer than this takes seconds and gigabytes to find out about (reliability.md §3, libraries.md). Bytes. */
export const LONGEST_RECORD = 65_536;
/** Bytes of the largest table that is read. */
export const LARGEST_TABLE = 512 * 1_048_576;
/** Names under which JavaScript keeps other things than columns. */
export const NOT_A_NAME: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
