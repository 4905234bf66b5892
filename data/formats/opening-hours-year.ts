import { FollowsTheSun, type HoursLibrary, type WrittenHours } from './opening-hours-library.ts';

/** A time of being open, in minutes since midnight of the day it begins. `closes` is null when the end is not said. */
export interface Stretch {
  opens: number;
  closes: number | null;
}

export interface Year {
  /** What begins on each day, from a Monday on: 53 weeks from that of the day asked for, and one more on either side, so that every stretch is seen whole. */
  days: Stretch[][];
  /** Null when the value says nothing of public holidays. */
  isHoliday: boolean[] | null;
  /** 'final' when the rule about holidays stands alone at the end, where no other can add to it or undo it. */
  holidayRule: 'final' | 'mixed';
}

export const DAY_MINUTES = 24 * 60;
const MINUTE = 60_000;
const DAY = DAY_MINUTES * MINUTE;
const DAYS = 55 * 7;
/** What the library says of "18:00+", which it otherwise takes for unknown. */
const OPEN_END = 'Specified as open end. Closing time was guessed.';

/** What the library writes before a rule that adds to the others and undoes nothing. */
const ADDING = /, | \|\| /;

/**
 * Asks the library what a value means on each day of the 53 weeks from `from` and the weeks beside them. "not by the
 * clock": the hours follow the sun, or are unknown. `understood`: how far the library came with a value it refused.
 */
export function askForYear(text: string, region: string, from: string, { read, at }: HoursLibrary): Year | 'not by the clock' | { understood: string } {
  const today = Math.floor(Date.parse(from) / DAY);
  const start = today - ((today + 3) % 7) - 7; // 1 January 1970 was a Thursday.
  const instant = (minutes: number): Date => at(start * DAY + minutes * MINUTE);
  try {
    let hours = read(text, region);
    // "08:00-12:00; 14:00-18:00": by the rules the afternoon undoes the morning. The library warns that nobody means it.
    if (hours.getStructuredWarnings().some(({ type }) => type === 'combine_rules')) hours = read(text.replaceAll(';', ','), region);
    const spelling = hours.prettifyValue();
    const rules = spelling.split('; ');
    let spells = spellsOf(hours, instant);
    if (rules.length > 1 && !ADDING.test(spelling)) {
      const readAlone = (rule: number | undefined) => stretchesByDay(spellsOf(read(hours.prettifyValue({ rule_index: rule }), region), instant));
      spells = withWholeNights(spells, (minutes) => hours.getIterator(instant(minutes)).getMatchingRule(), readAlone);
    }
    const days = stretchesByDay(spells);
    if (days === null) return 'not by the clock';
    return {
      days,
      isHoliday: /\bPH\b/.test(spelling) ? days.map((_, day) => hours.getPublicHolidayContext(instant(day * DAY_MINUTES)).isHoliday) : null,
      holidayRule: /\bPH\b/.test(rules.at(-1)!) && !ADDING.test(rules.at(-1)!) ? 'final' : 'mixed',
    };
  } catch (error) {
    return error instanceof FollowsTheSun ? 'not by the clock' : { understood: String(error).split(' <--- ')[0]!.trim() };
  }
}

/** Minutes since midnight of the first day. */
interface Spell {
  is: 'open' | 'closed' | 'open end' | 'unknown';
  from: number;
  to: number;
}

/** The library's answer without its remarks: one spell after another, each unlike the one before. */
function spellsOf(hours: WrittenHours, instant: (minutes: number) => Date): Spell[] {
  const limit = instant(DAYS * DAY_MINUTES);
  const minutes = (date: Date): number => (date.getTime() - instant(0).getTime()) / MINUTE;
  const iterator = hours.getIterator(instant(0));
  const spells: Spell[] = [];
  for (let more = true; more; ) {
    const is = iterator.getState() ? 'open' : !iterator.getUnknown() ? 'closed' : iterator.getComment() === OPEN_END ? 'open end' : 'unknown';
    const from = minutes(iterator.getDate());
    more = iterator.advance(limit);
    const to = minutes(more ? iterator.getDate() : limit);
    const last = spells.at(-1);
    if (last?.is === is) last.to = to;
    else spells.push({ is, from, to });
  }
  return spells;
}

/**
 * In "Mo-Th 18:00-02:00; Fr off" the second rule takes all of Friday, so that by the rules Thursday ends at midnight,
 * and in "Mo-Su 18:00-02:00; Fr off" Saturday even begins with two hours left of the evening that was off. Nobody
 * means either: a night belongs to its evening, so it lasts as long as the rule for that evening says, read alone.
 */
function withWholeNights(spells: readonly Spell[], ruleAt: (minutes: number) => number | undefined, readAlone: (rule: number | undefined) => Stretch[][] | null): Spell[] {
  const alone = new Map<number | undefined, Stretch[][] | null>();
  const nights: Spell[] = [];
  for (const spell of spells) {
    if (spell.is !== 'open') {
      if (spell.is !== 'closed') nights.push(spell);
      continue;
    }
    for (const { from, to } of cutAtMidnights(spell)) {
      const midnight = from - (from % DAY_MINUTES);
      const before = nights.at(-1);
      let ends = to;
      if (from === midnight || to === midnight + DAY_MINUTES) {
        const rule = ruleAt(from);
        if (!alone.has(rule)) alone.set(rule, readAlone(rule));
        const said = alone.get(rule)?.[midnight / DAY_MINUTES] ?? [];
        const last = said.at(-1);
        if (from === midnight && said[0]?.opens !== 0) continue; // The rest of an evening, which has it already.
        if (from === midnight && before?.is === 'open') before.to = Math.min(before.to, from); // The day has its own say on its first hours.
        if (to === midnight + DAY_MINUTES && last?.closes != null) ends = Math.max(to, midnight + last.closes);
      }
      if (before?.is === 'open' && before.to >= from) before.to = Math.max(before.to, ends);
      else nights.push({ is: 'open', from, to: ends });
    }
  }
  return nights;
}

/** Stretches by the day they begin; those of more than 24 hours are cut at every midnight. Null when something is unknown. */
function stretchesByDay(spells: readonly Spell[]): Stretch[][] | null {
  const days: Stretch[][] = Array.from({ length: DAYS }, () => []);
  for (const [i, spell] of spells.entries()) {
    if (spell.is === 'unknown') return null;
    if (spell.is === 'open end' && spells[i - 1]?.is === 'open' && spells[i - 1]!.to === spell.from) return null; // "18:00-22:00+"
    if (spell.is === 'closed') continue;
    for (const { is, from, to } of spell.is === 'open' && spell.to - spell.from > DAY_MINUTES ? cutAtMidnights(spell) : [spell]) {
      const day = Math.floor(from / DAY_MINUTES);
      days[day]?.push({ opens: from - day * DAY_MINUTES, closes: is === 'open' ? to - day * DAY_MINUTES : null });
    }
  }
  return days;
}

function cutAtMidnights({ is, from, to }: Spell): Spell[] {
  const pieces: Spell[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, start - (start % DAY_MINUTES) + DAY_MINUTES);
    pieces.push({ is, from: start, to: end });
    start = end;
  }
  return pieces;
}
