/** Words no label may use: blame and clinic talk (interface.md §5), and names of diagnoses (practices.md 29). */
export const UNKIND = new RegExp(
  [
    'non-?compliant', 'refused', 'failed to attend', 'suffers? from', 'service user', '\\bDNA\\b', '\\bpatients?\\b', '\\bvictims?\\b', '\\bcases?\\b',
    'depress', 'schizo', '\\banxiety', '\\banxious', 'psychos[ie]s', 'psychotic', 'bipolar', '\\bmania\\b', 'manic', 'dementia', 'alzheimer', 'autis', '\\badhd\\b', '\\bocd\\b', '\\bptsd\\b',
    'personality disorder', 'eating disorder', 'anorexia', 'bulimia', 'addict', 'alcoholi[cs]', 'disorder', 'disabled', 'disabilit', 'handicap', 'wheelchair[- ]bound',
  ].join('|'),
  'i',
);
