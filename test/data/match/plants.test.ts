import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROPERTIES } from './properties.ts';
import type { Match } from './properties.ts';

/**
 * A test of the tests: a bug is planted in a copy of the engine, and the property that guards against it must go red.
 * `find` is replaced by `plant` in `file`, once and exactly; where the engine has moved on, the row fails and asks to be renewed.
 */
interface Plant {
  why: string;
  file: string;
  find: string;
  plant: string;
  caught: keyof typeof PROPERTIES;
}

const ORACLE = 'the engine tells what the oracle tells: groups, order, counts, verdicts';

const PLANTS: readonly Plant[] = [
  {
    why: 'what nobody has checked is taken for a no', file: 'match/needs.ts',
    find: "if (fact === undefined) return { rule, verdict: 'ask',", plant: "if (fact === undefined) return { rule, verdict: 'no',", caught: ORACLE,
  },
  {
    why: 'what nobody has checked is taken for a no, seen without an oracle', file: 'match/needs.ts',
    find: "if (fact === undefined) return { rule, verdict: 'ask',", plant: "if (fact === undefined) return { rule, verdict: 'no',",
    caught: 'a fact facet counts the results that are sure of the value when it alone is chosen, and under unknown those that are not',
  },
  {
    why: 'what nobody has checked drops out without being counted', file: 'match/match.ts',
    find: 'if (against.length === 0) {', plant: "if (findings.some((f) => f.verdict === 'ask')) continue;\n    if (against.length === 0) {",
    caught: 'every candidate is in match, ask or excluded, by itself as among the others',
  },
  {
    why: 'a must is not asked', file: 'match/rules.ts',
    find: "person.needs.filter((n) => n.strength === 'must')", plant: "person.needs.filter((n) => n.strength === 'must').slice(1)", caught: ORACLE,
  },
  {
    why: 'a second must makes up for the first', file: 'match/match.ts',
    find: 'if (against.length === 0) {', plant: "if (against.length === 0 || findings.filter((f) => f.rule.startsWith('need.') && f.verdict === 'yes').length > 0) {",
    caught: 'adding a must never adds results',
  },
  {
    why: 'a window that grows puts a session out', file: 'match/time.ts',
    find: "if (kind === 'session') return start >= from", plant: "if (kind === 'session') return to - from <= 120 && start >= from", caught: 'relaxing a must never removes results',
  },
  {
    why: 'a rule reads the clock', file: 'match/rules.ts',
    find: 'return date === null ? null : Math.floor((at - ', plant: 'return date === null ? null : Math.floor((Date.now() - ', caught: 'no rule reads a clock or throws a die',
  },
  {
    why: 'ties are left as they come', file: 'match/match.ts',
    find: '|| compare(a.id, b.id);', plant: ';', caught: 'the order of the input never changes the output',
  },
  {
    why: 'ties are left as they come, seen by the oracle', file: 'match/match.ts',
    find: '|| compare(a.id, b.id);', plant: ';', caught: ORACLE,
  },
  {
    why: 'the faith table is not looked at', file: 'match/rules.ts',
    find: 'const verdict = FAITH_TABLE[faithAsked(person)]', plant: 'const verdict = FAITH_TABLE.yes', caught: ORACLE,
  },
  {
    why: 'the faith table is not looked at, seen by who asks for nothing', file: 'match/rules.ts',
    find: 'const verdict = FAITH_TABLE[faithAsked(person)]', plant: 'const verdict = FAITH_TABLE.yes',
    caught: 'who asks for nothing is shown everything that is open, checked and still to come, but what is about faith',
  },
  {
    why: 'public holidays are like any other day', file: 'calendar/occurrences.ts',
    find: "if (known === 'none') return null;", plant: "if (known !== 'unknown') return null;", caught: ORACLE,
  },
  {
    why: 'the longest way is half as long again', file: 'match/rules.ts',
    find: 'const limit = limitMetres(person);', plant: 'const limit = limitMetres(person) * 1.5;', caught: ORACLE,
  },
  {
    why: 'the way is measured in half miles', file: 'match/distance.ts',
    find: 'return 2 * EARTH *', plant: 'return 1.24 * EARTH *', caught: ORACLE,
  },
  {
    why: 'further counts for more', file: 'match/score.ts',
    find: '0.5 * (1 + Math.cos(', plant: '0.5 * (1 - Math.cos(', caught: 'moving nearer never lowers the travel component, nor the verdict on the way',
  },
  {
    why: 'the first page is not varied', file: 'match/match.ts',
    find: 'const { ordered, moved } = diversify(judged, oneCategory);', plant: 'const { ordered, moved } = { ordered: judged, moved: new Set(judged.slice(judged.length)) };', caught: ORACLE,
  },
  {
    why: 'a bit further is less than twice as far', file: 'match/reach.ts',
    find: 'const FURTHER = 2;', plant: 'const FURTHER = 1.5;', caught: 'whatIf is what is gained when that must alone is dropped',
  },
  {
    why: 'faith that is known to be optional is asked about', file: 'match/faith.ts',
    find: "no_answer: { central: 'no', optional: 'yes',", plant: "no_answer: { central: 'no', optional: 'ask',",
    caught: 'making an unknown fact known never moves a resource into ask',
  },
  {
    why: 'the question is changed while it is answered', file: 'match/match.ts',
    find: "const groups: Record<'match' | 'ask', Judged[]> = { match: [], ask: [] };", plant: "const groups: Record<'match' | 'ask', Judged[]> = { match: [], ask: [] };\n  person.needs.sort((a, b) => (a.attribute < b.attribute ? -1 : 1));",
    caught: 'the same question twice is answered alike, and the question is left as it was',
  },
  {
    why: 'a kind counts only its own name, not what lies below', file: 'match/facets.ts',
    find: 'r.categories.flatMap(categoryPath)', plant: 'r.categories', caught: 'a category facet counts the results there are when it alone is chosen',
  },
];

const DATA = fileURLToPath(new URL('../../../data', import.meta.url));
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'porchlight-plants-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the engine that can be patched; the copies share nothing. */
async function engine(name: string, change: (path: string) => void): Promise<Match> {
  const copy = join(folder, name);
  for (const part of ['match', 'calendar', 'vocabulary', 'shapes']) cpSync(join(DATA, part), join(copy, part), { recursive: true });
  change(copy);
  const { match } = (await import(pathToFileURL(join(copy, 'match', 'match.ts')).href)) as { match: Match };
  return match;
}

function planted(copy: string, { file, find, plant }: Plant): void {
  const path = join(copy, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`The plant no longer grows: "${find}" is ${parts.length - 1} times in data/${file}. Renew its row in plants.test.ts.`);
  writeFileSync(path, parts.join(plant));
}

/** The same few hundred questions every time; no need to make the broken one small. */
const RUNS = { numRuns: 400, seed: 1926, endOnFailure: true };

describe('a planted bug turns its property red', () => {
  it.each(PLANTS.map((plant, i) => ({ ...plant, i })))('$why', async (plant) => {
    const property: (match: Match) => fc.IRawProperty<unknown> = PROPERTIES[plant.caught];
    const broken = await engine(`plant-${plant.i}`, (copy) => planted(copy, plant));
    const { failed, numRuns, errorInstance } = await fc.check(property(broken), RUNS);
    expect(failed, `"${plant.caught}" stayed green over ${numRuns} questions`).toBe(true);
    expect(errorInstance).toBeInstanceOf(Error);
  });

  it('an unharmed copy stays green, so that it is the plant that was seen', async () => {
    const copy = await engine('unharmed', () => undefined);
    for (const name of new Set(PLANTS.map((plant) => plant.caught))) {
      const property: (match: Match) => fc.IRawProperty<unknown> = PROPERTIES[name];
      expect(await fc.check(property(copy), { ...RUNS, numRuns: 60 }), name).toMatchObject({ failed: false });
    }
  });
});
