/** A listing's own words as a sentence among ours: with a full stop, unless they end with a mark of their own. */
export const ended = (text: string): string => (/[.!?…。؟]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
