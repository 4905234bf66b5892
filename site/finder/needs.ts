import type { Need } from '../../data/shapes/person.ts';
import type { AttributeKey, Section, ValueOf } from '../../data/vocabulary/attributes.ts';

/** One box to tick or line to choose: a need in the person's words (`need.<id>`) and the values that answer it. */
interface Choice {
  readonly attribute: AttributeKey;
  readonly accepts: readonly string[];
}

/** Sign languages a listing may name; any of them answers "sign language". */
const SIGNED = ['bfi', 'ase', 'isg', 'mdl', 'sgn'];

const one = <K extends AttributeKey>(attribute: K, ...accepts: readonly (ValueOf<K>)[]): Choice => ({ attribute, accepts });

/**
 * Every need that can be chosen. `limited` is nobody's yes unless they say so, so no choice accepts it;
 * no need is named after a disability or a diagnosis (access-vocabulary.md §2).
 */
export const NEEDS = {
  free: one('cost', 'free', 'donation'),
  no_steps: one('step_free_entrance', 'yes'),
  drop_in: one('how_to_join', 'drop_in'),
  small: one('group_size', '1-5', '6-12'),
  little_talk: one('talking_level', 'little'),
  in_person: one('attendance_mode', 'in_person', 'hybrid'),
  online: one('attendance_mode', 'online', 'hybrid', 'phone'),

  no_steps_inside: one('step_free_room', 'yes'),
  toilet: one('accessible_toilet', 'yes'),
  seats: one('seating', 'chairs_with_backs', 'some_seating'),
  animals: one('assistance_animals', 'yes'),
  hearing_loop: one('hearing_support', 'loop', 'portable_loop'),
  signing: { attribute: 'sign_languages', accepts: SIGNED },
  captions: one('captions', 'yes', 'on_request'),
  quiet: one('noise', 'quiet'),
  soft_light: one('lighting', 'soft_or_adjustable'),
  step_out: one('quiet_space', 'yes', 'by_asking'),
  quiet_times: { attribute: 'quiet_times', accepts: ['yes'] },
  few_smells: one('scent', 'fragrance_free', 'low_scent'),
  roomy: one('crowding', 'roomy'),
  first_name: one('details_asked', 'none', 'first_name'),
  leave_early: one('leave_early_ok', 'yes'),
  watch: one('join_in_level', 'watch_ok'),
  bring_someone: one('companion_ok', 'yes', 'first_visits'),
  met: one('newcomer_support', 'named_greeter', 'buddy', 'newcomer_session'),
  look_first: one('pre_visit', 'look_round', 'photos', 'video', 'phone_chat'),
  peers: one('led_by', 'peers', 'co_led'),
  for_everyone: one('mh_labelled', 'general_public'),
  mh_group: one('mh_labelled', 'mental_health_group'),
  camera_off: one('online_controls', 'camera_off_ok'),
  women: one('gender_scope', 'women'),
  men: one('gender_scope', 'men'),
  trans_nonbinary: one('gender_scope', 'trans_nonbinary'),
  alcohol_free: one('alcohol', 'alcohol_free'),
} as const satisfies Record<string, Choice>;

export type NeedId = keyof typeof NEEDS;

export const isNeed = (id: string): id is NeedId => Object.hasOwn(NEEDS, id);

/** Ticked at the front; the rest of the eight front filters are days, distance and the line below. */
export const FRONT_NEEDS: readonly NeedId[] = ['free', 'no_steps', 'drop_in', 'small', 'little_talk'];
/** Lines of which one is chosen, because two of them cannot both be wanted. */
export const ATTENDANCE: readonly NeedId[] = ['in_person', 'online'];
export const WHO: readonly NeedId[] = ['women', 'men', 'trans_nonbinary'];
export const LABELLED: readonly NeedId[] = ['for_everyone', 'mh_group'];

/** Under "More about what you need", by the vocabulary's own headings. */
export const MORE_NEEDS: readonly (readonly [Exclude<Section, 'who_cost_travel'>, readonly NeedId[]])[] = [
  ['getting_in', ['no_steps_inside', 'toilet', 'seats', 'animals']],
  ['communication', ['hearing_loop', 'signing', 'captions']],
  ['sensory', ['quiet', 'soft_light', 'step_out', 'quiet_times', 'few_smells', 'roomy']],
  ['social', ['first_name', 'leave_early', 'watch', 'bring_someone', 'met', 'look_first', 'peers', 'camera_off', 'alcohol_free']],
];

/** The need a chosen id stands for. What a person ticks is a must: silence about it becomes a question, never a no. */
export const needOf = (id: NeedId): Need => ({ attribute: NEEDS[id].attribute, accepts: [...NEEDS[id].accepts], strength: 'must' });
