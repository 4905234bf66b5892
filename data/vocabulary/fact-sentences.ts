import type { AgeScope, Fact, Resource } from '../shapes/resource.ts';
import type { AttributeKey, ValueOf } from './attributes.ts';

/** Sign languages that language-name tables (CLDR) mostly lack, so we name them ourselves. */
export const SIGN_TAGS = ['bfi', 'ase', 'isg', 'mdl', 'sgn'] as const;
type SignTag = (typeof SIGN_TAGS)[number];

/** Keys whose sentences are more than one per value. */
interface ExtraSentences {
  sign_languages: 'list' | SignTag;
  languages: 'list';
  info_formats: 'list';
  pre_visit: 'list';
  online_controls: 'list';
  quiet_times: 'list';
  age_scope: 'not_said' | 'from' | 'to' | 'from_to' | 'children_yes' | 'children_no' | 'safeguarding_yes' | 'safeguarding_no';
  cost: 'donation_amount' | 'low_amount' | 'paid_amount' | 'first_free' | 'concession' | 'hidden_costs';
  travel: 'stop' | 'stop_step_free_yes' | 'stop_step_free_no' | 'stop_step_free_unknown' | 'last_departure' | 'lift_yes' | 'lift_no' | 'lit_yes' | 'lit_no';
}

interface Words<K extends AttributeKey> {
  /** On a filter or above a fact. */
  readonly label: string;
  /** The same in the middle of a sentence: "Not checked: {topic}." */
  readonly topic: string;
  /** What a person can say to the group, as it stands. */
  readonly question: string;
  /** Beside a tick box. */
  readonly values: Readonly<Record<ValueOf<K>, string>>;
  /** A whole sentence per value; in lists, the words that go into `list`, and `none` as a sentence of its own. */
  readonly sentence: Readonly<Record<ValueOf<K> | (K extends keyof ExtraSentences ? ExtraSentences[K] : never), string>>;
}

/** What a language has to say about every attribute. One that misses a key or a value does not compile. */
export type AttributeWords = { readonly [K in AttributeKey]: Words<K> };

/** What a language has to say about facts in general. */
export type FactSentences = Readonly<Record<'not_checked' | 'not_applicable' | 'note', string>>;

/** One language's words, and how it writes lists, money and names of languages. */
export interface Speech {
  readonly locale: string;
  readonly attributes: AttributeWords;
  readonly facts: FactSentences;
}

/**
 * A fact in short sentences (access-vocabulary.md, "Display rule"); `undefined` is said openly as not checked.
 * A word that is not in the vocabulary is left out: `factIsValid` keeps it from being stored.
 */
export function factSentences(key: AttributeKey, fact: Fact | undefined, speech: Speech): string {
  const { topic, sentence } = speech.attributes[key];
  if (fact === undefined) return fill(speech.facts.not_checked, { topic });
  const said = fact.value === 'not_applicable' ? fill(speech.facts.not_applicable, { topic }) : valueSentences(fact.value, sentence, speech);
  return [said, fact.note === null ? '' : fill(speech.facts.note, { note: ended(fact.note) })].filter((part) => part !== '').join(' ');
}

function valueSentences(value: Fact['value'], sentence: Readonly<Record<string, string>>, speech: Speech): string {
  if (typeof value === 'string') return sentence[value] ?? '';
  if (Array.isArray(value)) return listSentence(value, sentence, speech.locale);
  return 'kind' in value ? costSentences(value, speech) : ageSentences(value, speech);
}

function listSentence(value: readonly string[], sentence: Readonly<Record<string, string>>, locale: string): string {
  if (value[0] === 'none') return sentence['none'] ?? '';
  const template = sentence['list'] ?? '';
  if (!template.includes('{list}')) return template;
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const list = value.map((item) => sentence[item] ?? names.of(item) ?? item);
  return fill(template, { list: new Intl.ListFormat(locale).format(list) });
}

function ageSentences({ min, max, children_may_come, under18_safeguarding }: AgeScope, speech: Speech): string {
  const { sentence } = speech.attributes.age_scope;
  const range = min !== null && max !== null ? 'from_to' : min !== null ? 'from' : max !== null ? 'to' : 'not_said';
  return [
    fill(sentence[range], { min: `${min}`, max: `${max}` }),
    children_may_come === 'unknown' ? '' : sentence[`children_${children_may_come}`],
    under18_safeguarding === 'unknown' ? '' : sentence[`safeguarding_${under18_safeguarding}`],
  ].filter((part) => part !== '').join(' ');
}

function costSentences(cost: Extract<Fact['value'], { kind: string }>, { attributes, locale }: Speech): string {
  const { sentence } = attributes.cost;
  const { kind, amount, currency } = cost;
  const price = kind === 'free' || amount === null || currency === null
    ? sentence[kind]
    : fill(sentence[`${kind}_amount`], { amount: new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(amount) });
  return [
    price,
    cost.first_free ? sentence.first_free : '',
    cost.concession ? sentence.concession : '',
    cost.hidden_costs === null ? '' : fill(sentence.hidden_costs, { text: ended(cost.hidden_costs) }),
  ].filter((part) => part !== '').join(' ');
}

/** How to get there and home, in short sentences, nearest stop first as the block has it. */
export function travelSentences(travel: Resource['travel'], { attributes, facts }: Speech): string[] {
  const { topic, sentence } = attributes.travel;
  if (travel === null) return [fill(facts.not_checked, { topic })];
  return [
    ...travel.stops.flatMap((stop) => [
      fill(sentence.stop, { stop: stop.name, metres: `${Math.round(stop.walk_m)}` }),
      sentence[`stop_step_free_${stop.step_free}`],
      ...(stop.last_departure === null ? [] : [fill(sentence.last_departure, { time: stop.last_departure })]),
    ]),
    ...(travel.lift_offered === 'unknown' ? [] : [sentence[`lift_${travel.lift_offered}`]]),
    ...(travel.lit_route === 'unknown' ? [] : [sentence[`lit_${travel.lit_route}`]]),
    ...[travel.parking, travel.route_note].filter((text) => text !== null).map(ended),
  ];
}

const fill = (template: string, params: Readonly<Record<string, string>>) => template.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
