import type { Resource } from '../../data/shapes/resource.ts';

/** A way to get in touch that a press can start; `href` is `null` where it can only be read. */
export interface Way {
  readonly words: string;
  readonly href: string | null;
  readonly note: string | null;
}

/** Telephone numbers as they are written, with what a phone can dial. */
export const phoneWays = ({ phones }: Resource): Way[] => phones.map(({ number, description }) => {
  const digits = number.replace(/(?!^\s*\+)[^\d]/g, '').trim();
  return { words: number, href: /^\+?\d{2,}$/.test(digits) ? `tel:${digits}` : null, note: description };
});

/** The address for letters from a computer; one that could carry more than an address is only shown. */
export const emailWay = ({ email }: Resource): Way | null =>
  email === null ? null : { words: email, href: /^[^\s@<>"'?&,;:%]+@[^\s@<>"'?&,;:%]+$/.test(email) ? `mailto:${email}` : null, note: null };

/** Their own site, by its name. Only what a browser may safely follow becomes a link (ASVS 1.3.1). */
export function siteWay({ website, organization }: Resource): Way | null {
  const url = website ?? organization.website;
  if (url === null) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const safe = parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:') && parsed.username === '';
  return { words: safe ? parsed.hostname.replace(/^www\./, '') : url, href: safe ? parsed.href : null, note: null };
}
