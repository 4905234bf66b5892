import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NOBODY } from '../../../data/match/nobody.ts';
import { REASON_KEYS } from '../../../data/match/reason-keys.ts';
import type { match as engine } from '../../../data/match/match.ts';
import { findWords, wordIndex } from '../../../data/match/text.ts';
import { Answer } from '../../../data/shapes/answer.ts';
import type { Result } from '../../../data/shapes/answer.ts';
import type { Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import type { AttributeKey } from '../../../data/vocabulary/attributes.ts';
import { acceptable, anyFact, anyNeed, anyPerson, anyPoint, anyQuestion, anyTravel, anyWindow } from './arbitrary.ts';
import { drop, faithAnswer, oracle } from './oracle.ts';
import type { Asked } from './oracle.ts';

/** The engine, or a copy of it with a bug planted in it. */
export type Match = typeof engine;

/** What must hold of the engine, whoever asks whatever of whichever directory (matching.md §6). Each throws where it does not. */
export const PROPERTIES = {
  'the engine tells what the oracle tells: groups, order, counts, verdicts': (match) =>
    fc.property(anyQuestion(5, 60), (asked) => {
      const told = oracle(asked);
      const answer = ask(match, asked);
      assert.deepEqual({ match: ids(answer.groups.match), ask: ids(answer.groups.ask) }, { match: told.match, ask: told.ask });
      assert.deepEqual(answer.totals, { match: told.match.length, ask: told.ask.length });
      assert.deepEqual(answer.excluded, { byRule: told.excludedByRule, total: told.excludedTotal });
      assert.deepEqual(withoutNoughts(answer.whatIf), told.whatIf);
      for (const result of results(answer)) {
        assert.deepEqual(verdictsOf(result), Object.fromEntries(told.verdicts.get(result.id)!), `the rules on ${result.id}`);
        assert.ok(Math.abs(result.score - told.scores.get(result.id)!) < 2e-6, `${result.id} scores ${result.score}, the oracle says ${told.scores.get(result.id)!}`);
        assert.equal(result.findings.some((f) => f.rule === 'variety'), told.moved.has(result.id), `is ${result.id} said to have moved for variety?`);
      }
    }),

  'every candidate is in match, ask or excluded, by itself as among the others': (match) =>
    fc.property(anyQuestion(1, 12), (asked) => {
      const { verdicts } = oracle(asked);
      const answer = ask(match, asked);
      const shown = new Set(ids(results(answer)));
      assert.equal(shown.size, answer.totals.match + answer.totals.ask);
      assert.equal(shown.size + answer.excluded.total, verdicts.size);
      for (const resource of asked.resources) {
        const alone = match({ ...questionOf(asked), resources: [resource] });
        const said = [...(verdicts.get(resource.id) ?? [])];
        const against = said.filter(([, verdict]) => verdict === 'no');
        assert.deepEqual(alone.excluded.byRule, Object.fromEntries(against.map(([rule]) => [rule, 1])), `what puts ${resource.id} out`);
        assert.equal(results(alone).length, verdicts.has(resource.id) && against.length === 0 ? 1 : 0);
        assert.equal(shown.has(resource.id), results(alone).length === 1);
      }
    }),

  'adding a must never adds results': (match) =>
    fc.property(anyQuestion(2, 6), anyNeed, anyWindow, anyPoint, anyTravel, (asked, need, window, place, travel) => {
      const { person } = asked;
      const ways: Partial<Person>[] = [
        { needs: [...person.needs, { ...need, strength: 'must' }] },
        { not_for_me: { resources: [...person.not_for_me.resources, asked.resources[0]!.id], categories: person.not_for_me.categories } },
        ...person.needs.filter((n) => n.accepts.length > 1).map((n) => ({ needs: person.needs.map((other) => (other === n ? { ...n, accepts: n.accepts.slice(1) } : other)) })),
        ...(person.times.length === 0 ? [{ times: [window] }] : person.times.length > 1 ? [{ times: person.times.slice(1) }] : []),
        ...(person.kinds.length === 0 ? [{ kinds: ['reading', 'movement'] }] : person.kinds.length > 1 ? [{ kinds: person.kinds.slice(1), faith: faithAnswer(person) }] : []),
        ...(person.words === '' ? [{ words: 'garden quiet' }] : []),
        ...(person.place === null ? [{ place }] : person.travel === null ? [{ travel }] : []),
        ...(person.faith === null ? [{ faith: 'only_buildings' as const }, { faith: 'no' as const }] : person.faith === 'yes' ? [{ faith: null }] : [{ faith: 'no' as const }]),
      ];
      const before = ask(match, asked);
      for (const way of ways) shrinks(before, ask(match, { ...asked, person: { ...person, ...way } }), way);
    }),

  'relaxing a must never removes results': (match) =>
    fc.property(anyQuestion(2, 6, fc.tuple(anyPerson, fc.array(anyWindow, { maxLength: 2 })).map(([person, more]) => ({ ...person, times: [...person.times, ...more] }))), anyWindow, fc.nat(20), (asked, window, other) => {
      const { person } = asked;
      const pinned = faithAnswer(person);
      const ways: Partial<Person>[] = [
        ...person.needs.filter((n) => n.strength === 'must').flatMap((must) => {
          const rest = person.needs.filter((n) => n !== must);
          const all = acceptable(must.attribute);
          return [{ needs: rest }, { needs: [...rest, { ...must, accepts: [...must.accepts, all[other % all.length]!] }] }];
        }),
        ...(person.times.length === 0 ? [] : [{ times: [] }, { times: [...person.times, window] }]),
        // A moment is another kind of question than a stretch, and stretches under an hour are in time.test.ts.
        ...person.times.flatMap((w) => (w.to - w.from < 60 ? [] : [
          { times: person.times.map((v) => (v === w ? { ...w, from: Math.max(0, w.from - 45) } : v)) },
          { times: person.times.map((v) => (v === w ? { ...w, to: Math.min(1440, w.to + 90) } : v)) },
        ])),
        ...(person.kinds.length === 0 ? [] : [{ kinds: [], faith: pinned }, { kinds: [...person.kinds, 'games'] }, { kinds: [...person.kinds, 'faith'] }]),
        ...(person.words === '' ? [] : [{ words: '', faith: pinned }]),
        ...(person.place === null ? [] : [{ place: null }]),
        ...(person.travel === null ? [] : [{ travel: null }, { travel: { ...person.travel, max_minutes: null } }, { travel: { ...person.travel, max_metres: null } }, { travel: further(person.travel, 1.5) }]),
        ...(person.faith === null ? [{ faith: 'yes' as const }] : [{ faith: 'yes' as const }, ...(person.faith === 'yes' ? [] : [{ faith: null }])]),
        { not_for_me: { resources: [], categories: [] } },
      ];
      const before = ask(match, asked);
      for (const way of ways) shrinks(ask(match, { ...asked, person: { ...person, ...way } }), before, way);
    }),

  'making an unknown fact known never moves a resource into ask': (match) =>
    fc.property(anyQuestion(2, 6), fc.array(anyFact, { minLength: 3, maxLength: 9 }), (asked, facts) => {
      const question = questionOf(asked);
      const isAsked = (resource: ResourceCore) => match({ ...question, resources: [resource] }).totals.ask === 1;
      for (const resource of asked.resources) {
        if (isAsked(resource)) continue;
        for (const [key, fact] of facts) {
          if (resource.facts[key] !== undefined) continue;
          assert.ok(!isAsked({ ...resource, facts: { ...resource.facts, [key]: fact } }), `${resource.id} became a question when ${key} became known`);
        }
      }
    }),

  'moving nearer never lowers the travel component, nor the verdict on the way': (match) =>
    fc.property(anyQuestion(1, 8, fc.tuple(anyPerson, anyPoint).map(([person, place]) => ({ ...person, place }))), fc.nat(), fc.constantFrom(0, 0.25, 0.5, 0.9), (asked, which, share) => {
      const chosen = asked.resources[which % asked.resources.length]!;
      const [from, point] = [asked.person.place!, chosen.place?.point];
      fc.pre(point !== undefined && point !== null);
      const nearer = { ...point, latitude: from.latitude + (point.latitude - from.latitude) * share, longitude: from.longitude + (point.longitude - from.longitude) * share };
      const far = ask(match, asked);
      const near = ask(match, withResource(asked, { ...chosen, place: { ...chosen.place!, point: nearer } }));
      const before = results(far).find((r) => r.id === chosen.id);
      if (before === undefined) return;
      const after = results(near).find((r) => r.id === chosen.id);
      assert.ok(after !== undefined, `${chosen.id} fell out by coming nearer`);
      assert.ok(after.components.travel! >= before.components.travel!, `${chosen.id}: ${after.components.travel} nearby, ${before.components.travel} further away`);
      assert.ok(verdictsOf(after)['travel'] === 'yes' || verdictsOf(before)['travel'] === 'ask');
    }),

  'the order of the input never changes the output': (match) =>
    fc.property(anyQuestion(2, 30).chain((asked) => {
      const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
      return fc.tuple(fc.constant(asked), shuffled(asked.resources), shuffled(asked.texts!));
    }), ([asked, resources, texts]) => {
      assert.deepEqual(ask(match, { ...asked, resources, texts }), ask(match, asked));
    }),

  'no rule reads a clock or throws a die': (match) =>
    fc.property(anyQuestion(1, 20), (asked) => {
      const question = questionOf(asked);
      const answer = match(question);
      assert.deepEqual(withoutClock(() => match(question)), answer);
    }),

  'the same question twice is answered alike, and the question is left as it was': (match) =>
    fc.property(anyQuestion(1, 25), (asked) => {
      const question = questionOf(asked);
      const before = structuredClone(question);
      const first = structuredClone(match(question));
      assert.deepEqual(match(question), first);
      assert.deepEqual(question, before);
    }),

  'whatIf is what is gained when that must alone is dropped': (match) =>
    fc.property(anyQuestion(3, 16), (asked) => {
      const answer = ask(match, asked);
      const now = results(answer).length;
      for (const rule of new Set([...Object.keys(answer.excluded.byRule), ...Object.keys(answer.whatIf)])) {
        const relaxed = drop(asked, rule);
        if (relaxed === null) assert.equal(answer.whatIf[rule], undefined, `${rule} is nobody's to drop`);
        else assert.equal(answer.whatIf[rule] ?? 0, results(ask(match, relaxed)).length - now, `whatIf.${rule}`);
      }
    }),

  'a category facet counts the results there are when it alone is chosen': (match) =>
    fc.property(anyQuestion(3, 14), fc.nat(), (asked, which) => {
      // With the answer about faith held: choosing a faith kind changes it, and that is in facets.test.ts.
      const person = { ...asked.person, faith: faithAnswer(asked.person) };
      const counts = ask(match, { ...asked, person }).facets['category']!;
      const codes = [...Object.keys(counts), 'reading', 'yoga', 'chess'].filter((code) => person.faith === 'yes' || !FAITH.includes(code));
      const code = codes[which % codes.length]!;
      assert.equal(counts[code] ?? 0, results(ask(match, { ...asked, person: { ...person, kinds: [code] } })).length, `category ${code}`);
    }),

  'a fact facet counts the results that are sure of the value when it alone is chosen, and under unknown those that are not': (match) =>
    fc.property(anyQuestion(3, 14), fc.constantFrom(...FACT_FACETS), fc.nat(), ({ resources, ...asked }, key, which) => {
      // "Does not apply" and doors of what is online are in facets.test.ts.
      const plain = { ...asked, resources: resources.filter((r) => r.place !== null && r.facts[key]?.value !== 'not_applicable') };
      const counts = ask(match, plain).facets[key]!;
      const values = acceptable(key).filter((value) => value !== 'first_free' && value !== 'concession');
      const value = values[which % values.length]!;
      const needs = [...asked.person.needs.filter((n) => n.attribute !== key || n.strength === 'nice'), { attribute: key, accepts: [value], strength: 'must' as const }];
      const chosen = results(ask(match, { ...plain, person: { ...asked.person, needs } })).map((r) => verdictsOf(r)[`need.${key}`]);
      assert.deepEqual([counts[value] ?? 0, counts['unknown'] ?? 0], [chosen.filter((v) => v === 'yes').length, chosen.filter((v) => v === 'ask').length], `${key} ${value}`);
    }),

  'who asks for nothing is shown everything that is open, checked and still to come, but what is about faith': (match) =>
    fc.property(anyQuestion(1, 20, fc.constant(NOBODY)), (asked) => {
      const answer = ask(match, asked);
      assert.deepEqual(Object.keys(answer.excluded.byRule).filter((rule) => !['closed', 'stale', 'over', 'faith'].includes(rule)), []);
      assert.deepEqual(answer.whatIf['travel'], undefined);
      for (const resource of asked.resources) {
        const alone = match({ ...questionOf(asked), resources: [resource] });
        assert.equal(alone.excluded.byRule['faith'] === 1, resource.facts.faith_content?.value === 'central', `faith on ${resource.id}`);
        assert.equal(alone.totals.ask === 1, alone.excluded.total === 0 && resource.facts.faith_content === undefined && resource.organization.is_faith, `a question on ${resource.id}`);
      }
    }),

  'every answer has its shape, and every reason a key that the dictionaries have': (match) =>
    fc.property(anyQuestion(1, 25), (asked) => {
      const answer = Answer.parse(ask(match, asked));
      for (const { reasons, caution, questions, findings } of results(answer)) {
        for (const { key } of [...reasons, ...questions, ...findings.map((f) => f.reason), ...(caution === null ? [] : [caution])]) assert.ok((REASON_KEYS as readonly string[]).includes(key), key);
        assert.ok(questions.every((q) => q.key.startsWith('question.')) && reasons.every((r) => r.key.startsWith('reason.')));
      }
      for (const { questions, findings } of results(answer)) {
        // Whether one question is put twice is in needs.test.ts.
        assert.deepEqual(new Set(questions.map((q) => JSON.stringify(q))), new Set(findings.filter((f) => f.verdict === 'ask').map((f) => JSON.stringify(f.reason))));
      }
      assert.ok(answer.groups.ask.every((r) => r.questions.length > 0));
      assert.ok(answer.groups.match.every((r) => r.findings.every((f) => f.verdict === 'yes' || f.rule.startsWith('nice.'))));
    }),
} as const satisfies Readonly<Record<string, (match: Match) => fc.IRawProperty<unknown>>>;

const FACT_FACETS: readonly AttributeKey[] = ['how_to_join', 'group_size', 'talking_level', 'cost', 'attendance_mode', 'step_free_entrance'];
/** The categories of faith that the directories here have. */
const FAITH = ['faith', 'church', 'quaker_meeting'];

type Told = ReturnType<Match>;

/** Words are found by the engine's own text index, as on a device; the oracle reads the texts itself. */
function questionOf({ resources, person, at, texts }: Asked): Parameters<Match>[0] {
  return { resources, person, at, words: texts === null || person.words.trim() === '' ? null : findWords(wordIndex(texts), person.words) };
}

const ask = (match: Match, asked: Asked): Told => match(questionOf(asked));
const results = ({ groups }: Told): Result[] => [...groups.match, ...groups.ask];
const ids = (list: readonly Result[]): string[] => list.map((r) => r.id);

/** What rules that can put a resource out say of it; wishes and encouragements are not among them. */
function verdictsOf({ findings }: Result): Record<string, string> {
  return Object.fromEntries(findings.filter((f) => !/^(?:nice|welcome)\.|^(?:interest|social|variety)$/.test(f.rule)).map((f) => [f.rule, f.verdict]));
}

const withoutNoughts = (counts: Readonly<Record<string, number>>): Record<string, number> => Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));

function withResource(asked: Asked, changed: ResourceCore): Asked {
  return { ...asked, resources: asked.resources.map((r) => (r.id === changed.id ? changed : r)) };
}

function further({ mode, max_minutes, max_metres }: NonNullable<Person['travel']>, times: number): Person['travel'] {
  const more = (n: number | null) => (n === null ? null : n * times);
  return { mode, max_minutes: more(max_minutes), max_metres: more(max_metres) };
}

/** All results of `fewer` are results of `more`, and its good matches good matches. */
function shrinks(more: Told, fewer: Told, change: Partial<Person>): void {
  const [all, good] = [new Set(ids(results(more))), new Set(ids(more.groups.match))];
  assert.deepEqual(ids(results(fewer)).filter((id) => !all.has(id)), [], `only the narrower question has these results; what changed: ${JSON.stringify(change)}`);
  assert.deepEqual(ids(fewer.groups.match).filter((id) => !good.has(id)), [], `only the narrower question has these good matches; what changed: ${JSON.stringify(change)}`);
}

/** Runs it in a world where asking for the time, or for a number nobody can foresee, throws. */
function withoutClock<T>(run: () => T): T {
  const [RealDate, random, now] = [Date, Math.random, performance.now];
  const refuse = (): never => { throw new Error('The engine asked for the time or for chance.'); };
  try {
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args) => (args.length === 0 ? refuse() : Reflect.construct(target, args)),
      apply: refuse,
      get: (target, key) => (key === 'now' ? refuse : Reflect.get(target, key)),
    });
    Math.random = refuse;
    performance.now = refuse;
    return run();
  } finally {
    globalThis.Date = RealDate;
    Math.random = random;
    performance.now = now;
  }
}
