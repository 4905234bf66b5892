import type { Answer } from '../../data/shapes/answer.ts';
import { say } from '../i18n/words.ts';
import { isNeed, NEEDS } from './needs.ts';
import type { FinderSpeech } from './speech.ts';

/**
 * Writes behind every answer that can be counted how many choosing it would give: "Free (12)". None is "(0)",
 * and can still be chosen. The words are part of the label, so those who hear the form hear them too.
 */
export function showTallies(form: HTMLFormElement, speech: FinderSpeech, facets: Answer['facets']): void {
  const words = (name: string, value: string): string | null => {
    const count = countOf(facets, name, value);
    return count === null ? null : say(speech, 'find.tally', { count });
  };
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement) {
      const tally = control.parentElement?.querySelector('.tally') ?? null;
      if (tally !== null) tally.textContent = words(control.name, control.value);
    } else if (control instanceof HTMLSelectElement) {
      for (const option of control.options) {
        const tally = option.value === '' ? null : words(control.name, option.value);
        option.dataset['words'] ??= option.text;
        option.text = [option.dataset['words'], tally].filter((part) => part !== null).join(' ');
      }
    }
  }
}

/** How many an answer of the form would give, or `null` where nobody counts. */
export function countOf(facets: Answer['facets'], name: string, value: string): number | null {
  if (name === 'kind') return inFacet(facets['category'], [value]);
  if (name === 'day') return inFacet(facets['day'], [value]);
  return name === 'need' && isNeed(value) ? inFacet(facets[NEEDS[value].attribute], NEEDS[value].accepts) : null;
}

/** Each resource has one value of a need, so those of several values add up. */
function inFacet(counts: Readonly<Record<string, number>> | undefined, values: readonly string[]): number | null {
  return counts === undefined ? null : values.reduce((sum, value) => sum + (counts[value] ?? 0), 0);
}
