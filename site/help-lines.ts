import type { WordKey } from './i18n/en.ts';

/** One way to reach a person. Names are the lines' own and are not translated. */
interface Line {
  readonly name: string;
  readonly call: string | null;
  /** `word` is what to send; `null` where anything will do. */
  readonly text: { readonly number: string; readonly word: string | null } | null;
  readonly note: WordKey;
}

/** Where somebody may be, and whom they can reach there, most urgent first. */
export interface Country {
  /** ISO 3166. */
  readonly code: string;
  readonly emergency: readonly string[];
  readonly lines: readonly (readonly [heading: WordKey, lines: readonly Line[]])[];
}

/**
 * Lines that answer day and night and cost nothing. Each stands on its own web site:
 * 111.nhs.uk, lifelinehelpline.info, samaritans.org, giveusashout.org, childline.org.uk, text50808.ie, childline.ie,
 * 988lifeline.org, and for Malta the health service's 1579. Look them up again before each release.
 */
export const COUNTRIES: readonly Country[] = [
  {
    code: 'GB',
    emergency: ['999', '112'],
    lines: [
      ['help.urgent', [
        { name: 'NHS 111 (England, Scotland, Wales)', call: '111', text: null, note: 'help.option' },
        { name: 'Lifeline (Northern Ireland)', call: '0808 808 8000', text: null, note: 'help.always' },
      ]],
      ['help.listen', [
        { name: 'Samaritans', call: '116 123', text: null, note: 'help.always' },
        { name: 'Shout', call: null, text: { number: '85258', word: 'SHOUT' }, note: 'help.always' },
      ]],
      ['help.young', [{ name: 'Childline', call: '0800 1111', text: null, note: 'help.young_age' }]],
    ],
  },
  {
    code: 'IE',
    emergency: ['999', '112'],
    lines: [
      ['help.listen', [
        { name: 'Samaritans', call: '116 123', text: null, note: 'help.always' },
        { name: 'Text About It', call: null, text: { number: '50808', word: 'HELLO' }, note: 'help.always' },
      ]],
      ['help.young', [{ name: 'Childline', call: '1800 66 66 66', text: null, note: 'help.always' }]],
    ],
  },
  {
    code: 'US',
    emergency: ['911'],
    lines: [['help.urgent', [{ name: '988 Suicide & Crisis Lifeline', call: '988', text: { number: '988', word: null }, note: 'help.always' }]]],
  },
  {
    code: 'MT',
    emergency: ['112'],
    lines: [['help.urgent', [{ name: 'Mental Health Helpline', call: '1579', text: null, note: 'help.always' }]]],
  },
];
