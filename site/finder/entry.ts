import type { Distance, Occurrence, Reason, Result } from '../../data/shapes/answer.ts';
import type { ResourceCard, ResourceCore, Schedule } from '../../data/shapes/resource.ts';

/** One result as its card and its pin need it. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly summary: string | null;
  readonly lang: string;
  readonly area: string | null;
  readonly where: 'full' | 'area' | 'hidden' | 'online';
  readonly next: Occurrence | null;
  readonly repeats: 'weekly' | 'fortnightly' | 'monthly' | null;
  readonly distance: Distance | null;
  readonly reasons: readonly Reason[];
  readonly caution: Reason | null;
  readonly questions: readonly Reason[];
  /** Said on every card where faith has a part (matching.md §2). */
  readonly faith: 'central' | 'optional' | 'faith_building_only' | null;
}

/** Joins what was judged with what is shown. */
export function entryOf(result: Result, core: ResourceCore, card: ResourceCard): Entry {
  const next = result.next[0] ?? null;
  return {
    id: result.id,
    name: card.name,
    summary: card.summary,
    lang: card.lang,
    area: core.place?.area?.name ?? null,
    where: core.place?.visibility ?? 'online',
    next,
    repeats: next === null ? null : repeatsOf(core.schedules.find((s) => s.id === next.schedule_id)),
    distance: result.distance,
    reasons: result.reasons,
    caution: result.caution,
    questions: result.questions,
    faith: faithOf(core),
  };
}

function repeatsOf(schedule: Schedule | undefined): Entry['repeats'] {
  if (schedule === undefined || schedule.kind !== 'session' || schedule.count === 1) return null;
  if (schedule.freq === 'MONTHLY') return schedule.interval === 1 ? 'monthly' : null;
  if (schedule.freq !== 'WEEKLY') return null;
  return schedule.interval === 1 ? 'weekly' : schedule.interval === 2 ? 'fortnightly' : null;
}

function faithOf(core: ResourceCore): Entry['faith'] {
  const value = core.facts.faith_content?.value;
  return value === 'central' || value === 'optional' || value === 'faith_building_only' ? value : null;
}
