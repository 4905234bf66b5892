/** Every key the engine can give as a reason, a question or a caution. The dictionary of each language has them all. */
export const REASON_KEYS = [
  'reason.closed', 'reason.stale', 'reason.over', 'reason.not_for_me', 'reason.other_kind', 'reason.kind', 'reason.words', 'reason.no_words',
  'reason.online', 'reason.too_far', 'reason.metres', 'reason.minutes', 'reason.time', 'reason.open', 'reason.other_times', 'reason.fact', 'reason.fact_not', 'reason.no_door',
  'reason.like', 'reason.used_to', 'reason.contact', 'reason.variety',
  'question.fact', 'question.where', 'question.when', 'question.holiday',
  'caution.fact', 'caution.where', 'caution.when', 'caution.holiday', 'caution.limited', 'caution.waiting_list', 'caution.stale', 'caution.never_checked', 'caution.imported', 'caution.imported_undated',
] as const;
