/** A way in which the engine of today parts from matching.md or from its own docstrings. */
export type Difference =
  /** A first date more than six weeks ahead scores like an unknown one, so above a date in five weeks. */
  | 'far_date_scores_as_unknown'
  /** Of two dates that start together only one is judged, not only told. */
  | 'same_start_judged_once'
  /** `quiet_times: ['none']` is taken for a quiet time. */
  | 'no_quiet_times_is_a_quiet_time'
  /** A schedule that cannot be worked out counts as past, not as unknown. */
  | 'unworkable_schedule_is_over'
  /** A session without an end fits a window that closes as it starts. */
  | 'starts_as_window_closes'
  /** A window shorter than an hour fits opening hours that a longer one does not. */
  | 'short_window_wants_less';

/**
 * The differences that stand today. The oracle follows them, so that everything else stays compared; each has a red test
 * beside it that says what is right. When the engine is mended, take its line out here and the oracle holds the engine to it.
 */
export const STANDING: ReadonlySet<Difference> = new Set<Difference>([
]);
