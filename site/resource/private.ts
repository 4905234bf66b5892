import type { ResourceCore } from '../../data/shapes/resource.ts';
import { categoryOf } from '../../data/vocabulary/categories.ts';

/** May being seen looking at it hurt somebody? Then its title is neutral and the way out stays in sight (interface.md §1). */
export const isPrivate = ({ categories, facts }: ResourceCore): boolean =>
  facts.mh_labelled?.value === 'mental_health_group' || categories.some((code) => categoryOf(code)?.sensitive === true);
