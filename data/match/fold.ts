/** The words of a text as they are compared: lower case, accents off, letters and digits only. */
export function fold(text: string): string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}
