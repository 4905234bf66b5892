import type { Resource } from '../../data/shapes/resource.ts';
import type { AttributeKey } from '../../data/vocabulary/attributes.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';
import { appliesTo } from './facts.ts';

/** How many questions somebody can carry to a telephone. */
const MOST = 5;

/** What is worth knowing before a first visit, the most likely to spoil one first. */
const WORTH_ASKING: readonly AttributeKey[] = [
  'gender_scope', 'how_to_join', 'cost', 'step_free_entrance', 'accessible_toilet', 'newcomer_support', 'leave_early_ok', 'companion_ok', 'group_size', 'age_scope', 'noise',
];

/** What to ask before going: a ready-made question for each of the most important things that nobody has checked. */
export function questionsFor(language: Language, resource: Resource, when: { known: 'yes' | 'no' }): string[] {
  const unknown = (key: AttributeKey): boolean => resource.facts[key] === undefined && appliesTo(resource, key);
  // Where a faith organization is the host, this is the one that takes people by surprise.
  const faith: AttributeKey[] = resource.organization.is_faith ? ['faith_content'] : [];
  return [
    ...(when.known === 'no' ? [say(language, 'question.when')] : []),
    ...[...faith, ...WORTH_ASKING].filter(unknown).map((key) => language.attributes[key].question),
  ].slice(0, MOST);
}
