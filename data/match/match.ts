import { nextOccurrences, occurrences } from '../calendar/occurrences.ts';
import { isWorkable } from '../calendar/recurrence.ts';
import { isZone } from '../calendar/zone.ts';
import type { Answer, Finding, Occurrence, Reason, Result } from '../shapes/answer.ts';
import type { Person } from '../shapes/person.ts';
import type { ResourceCore } from '../shapes/resource.ts';
import { distanceTo } from './distance.ts';
import { diversify } from './diversify.ts';
import { FacetCounts } from './facets.ts';
import { needFinding } from './needs.ts';
import { withinReach } from './reach.ts';
import { caution, encouragements } from './say-why.ts';
import { isDroppable, musts } from './rules.ts';
import type { Seen } from './rules.ts';
import { fits } from './time.ts';
import { components, score } from './score.ts';

/** Six weeks hold at least one of every monthly date. */
const SIX_WEEKS = 42 * 86_400_000;
const A_YEAR_AND_A_BIT = 400;
const MOST_REASONS = 3;

/** One question: what is asked of which resources, when. `words` is any text engine's relevance 0–1 by id, or `null` without words. */
export interface Question {
  resources: readonly ResourceCore[];
  person: Person;
  /** The moment asked about, epoch milliseconds. Nothing here reads a clock. */
  at: number;
  words: ReadonlyMap<string, number> | null;
}

/**
 * What fits this person, and why (matching.md). The same question gets the same answer everywhere:
 * the order of the resources given does not matter.
 */
export function match({ resources, person, at, words }: Question): Answer {
  const groups: Record<'match' | 'ask', Judged[]> = { match: [], ask: [] };
  const byRule: Record<string, number> = {};
  const whatIf: Record<string, number> = {};
  const facets = new FacetCounts();
  let out = 0;
  for (const resource of resources) {
    if (!withinReach(resource, person)) continue;
    const seen = look(resource, person, at, words);
    const findings = musts(resource, person, at, seen);
    facets.add(resource, findings, seen);
    const against = findings.filter((f) => f.verdict === 'no');
    if (against.length === 0) {
      groups[findings.some((f) => f.verdict === 'ask') ? 'ask' : 'match'].push(judge(resource, person, at, seen, findings));
      continue;
    }
    out += 1;
    const rules = new Set(against.map((f) => f.rule));
    for (const rule of rules) {
      byRule[rule] = (byRule[rule] ?? 0) + 1;
      if (isDroppable(rule)) whatIf[rule] = (whatIf[rule] ?? 0) + (rules.size === 1 ? 1 : 0);
    }
  }
  const oneCategory = person.kinds.length === 1 || (person.kinds.length === 0 && person.interests.length === 1);
  const ranked = { match: rank(groups.match, oneCategory), ask: rank(groups.ask, oneCategory) };
  return {
    groups: ranked,
    totals: { match: ranked.match.length, ask: ranked.ask.length },
    excluded: { byRule, total: out },
    whatIf,
    facets: facets.counts,
  };
}

interface Judged {
  result: Result;
  organization: string;
  category: string;
}

function look(resource: ResourceCore, person: Person, at: number, words: Question['words']): Seen {
  const { timezone, region, schedules } = resource;
  // Two that start together may fit differently, so all are judged, even if only one is told.
  const soon = timezone === null ? [] : schedules.flatMap((s) => occurrences(s, at, at + SIX_WEEKS, { timezone, region })).sort(byStart);
  return {
    distance: distanceTo(resource, person),
    soon,
    first: soon[0] ?? nextOccurrences(resource, at, 1, A_YEAR_AND_A_BIT)[0] ?? null,
    unsure: timezone !== null && (!isZone(timezone) || !schedules.every(isWorkable)),
    words,
  };
}

function judge(resource: ResourceCore, person: Person, at: number, seen: Seen, findings: Finding[]): Judged {
  const nice = person.needs.filter((n) => n.strength === 'nice').map((n) => needFinding(resource, n));
  const parts = components(resource, person, at, seen);
  const all = [...findings, ...nice, ...encouragements(resource, person, parts)];
  return {
    result: {
      id: resource.id,
      score: score(parts),
      components: parts,
      reasons: strongest(all),
      caution: caution(resource, at, all),
      questions: eachOnce(all.filter((f) => f.verdict === 'ask')),
      next: nextDates(resource, person, at, seen),
      distance: seen.distance,
      findings: all,
    },
    organization: resource.organization.id,
    category: resource.categories[0]!,
  };
}

/** The next three dates the person can make; where none is known, the next three there are. */
function nextDates(resource: ResourceCore, person: Person, at: number, { soon }: Seen): Occurrence[] {
  const fitting = soon.filter((o) => fits(o, person.times));
  const dates = firstThree(fitting.length === 0 ? soon : fitting);
  return fitting.length === 0 && dates.length < 3 ? nextOccurrences(resource, at, 3, A_YEAR_AND_A_BIT) : dates;
}

/** Two that start together are told once. */
const firstThree = (dates: readonly Occurrence[]): Occurrence[] => dates.filter((o, i) => o.starts_at !== dates[i - 1]?.starts_at).slice(0, 3);

const byStart = (a: Occurrence, b: Occurrence): number => a.starts_at - b.starts_at || compare(a.opens_at, b.opens_at) || compare(a.schedule_id, b.schedule_id);

/** Up to three reasons for it, the weightiest first. */
function strongest(findings: readonly Finding[]): Reason[] {
  return eachOnce(findings.filter((f) => f.verdict === 'yes' && f.weight > 0).sort((a, b) => b.weight - a.weight)).slice(0, MOST_REASONS);
}

/** What the findings say, nothing twice: a must and a wish may be about one fact. */
function eachOnce(findings: readonly Finding[]): Reason[] {
  const said = new Set<string>();
  return findings.map((f) => f.reason).filter((r) => {
    const about = `${r.key} ${String(r.params['attribute'] ?? '')}`;
    return !said.has(about) && said.add(about);
  });
}

function rank(judged: Judged[], oneCategory: boolean): Result[] {
  judged.sort((a, b) => byScore(a.result, b.result));
  const { ordered, moved } = diversify(judged, oneCategory);
  return ordered.map((one) => (moved.has(one) ? { ...one.result, findings: [...one.result.findings, VARIETY] } : one.result));
}

const VARIETY: Finding = { rule: 'variety', verdict: 'yes', reason: { key: 'reason.variety', params: {} }, weight: 0 };

/** Score, then the next date, then the way, then the id: never a tie. */
function byScore(a: Result, b: Result): number {
  return b.score - a.score
    || compare(a.next[0]?.starts_at ?? Infinity, b.next[0]?.starts_at ?? Infinity)
    || compare(a.distance?.metres ?? Infinity, b.distance?.metres ?? Infinity)
    || compare(a.id, b.id);
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
