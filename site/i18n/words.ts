/** A phrase that changes with a number: the forms a language needs (Unicode CLDR), chosen by the parameter `count`. */
type Plurals = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
/** What is said: plain text with `{parameters}`, or its plural forms. Never markup. */
export type Phrase = string | Plurals;
export type Params = Readonly<Record<string, string | number>>;

/** As much of a language as speaking takes. `locale` writes numbers and chooses plural forms. */
export interface Spoken<K extends string> {
  readonly locale: string;
  readonly words: Readonly<Record<K, Phrase>>;
}

/**
 * The phrase of a key with its parameters filled in; numbers are written the language's own way.
 * Throws where the key or a parameter is missing: a hole in a sentence is a bug, not something to show.
 */
export function say<K extends string>({ locale, words }: Spoken<K>, key: NoInfer<K>, params: Params = {}): string {
  const phrase = words[key];
  if (phrase === undefined) throw new Error(`There are no words for "${key}". Add it to every language in site/i18n.`);
  return form(phrase, locale, params, key).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`"${key}" needs the parameter "${name}". Pass it, or take it out of the phrase.`);
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function form(phrase: Phrase, locale: string, params: Params, key: string): string {
  if (typeof phrase === 'string') return phrase;
  const { count } = params;
  if (typeof count !== 'number') throw new Error(`"${key}" has plural forms and needs the parameter "count" as a number. Pass it.`);
  return phrase[new Intl.PluralRules(locale).select(count)] ?? phrase.other;
}
