import { createHash } from 'node:crypto';

/**
 * A UUID that is always the same for the same words (RFC 9562 version 5 in our own namespace),
 * so that importing a thing twice is importing it once.
 */
export function stableId(...words: string[]): string {
  const bytes = createHash('sha1').update(`porchlight\0${words.join('\0')}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
