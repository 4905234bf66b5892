import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { atLeast, atMost, exactly, exitCode, informs, median, row, table } from '../../scripts/bench/report.ts';
import { busyIn } from '../../scripts/bench/slow-phone.ts';

test.each([
  ['one run is its own median', [7], 7],
  ['one slow run does not count', [1, 900, 2], 2],
  ['of an even number, the mean of the middle two', [4, 1, 3, 2], 2.5],
  ['numbers are sorted as numbers', [9, 100, 10], 10],
])('median: %s', (_why, values, expected) => expect(median(values)).toBe(expected));

test('median: of nothing there is none', () => expect(() => median([])).toThrow(/no median of nothing/));

test.each([
  ['as much as is allowed is ok', row('a', 20, 'KB', atMost(20)), '≤ 20', true],
  ['what only looks allowed when rounded is not', row('a', 20.001, 'KB', atMost(20)), '≤ 20', false],
  ['as much as is wanted is ok', row('a', 95, '/ 100', atLeast(95)), '≥ 95', true],
  ['less than is wanted is not', row('a', 94, '/ 100', atLeast(95)), '≥ 95', false],
  ['none is none', row('a', 0, 'requests', exactly(0)), '= 0', true],
  ['one is not none', row('a', 1, 'requests', exactly(0)), '= 0', false],
  ['what has no target is always ok', row('a', 1e9, 'KB', informs), null, true],
])('row: %s', (_why, made, target, ok) => {
  expect(made).toMatchObject({ target, ok });
  expect(Object.keys(made)).toEqual(['name', 'value', 'unit', 'target', 'ok']);
});

test('a row keeps two decimals', () => expect(row('a', 1.23456, 's', informs).value).toBe(1.23));

test('the table lines up, numbers to the right, and shouts what is not ok', () => {
  expect(table([row('home: HTML', 9.75, 'KB', informs), row('find', 100, '/ 100', atLeast(95)), row('area', 1, 'requests', exactly(0))]).split('\n')).toEqual([
    'name        value  unit      target  ok',
    'home: HTML   9.75  KB        –       –',
    'find          100  / 100     ≥ 95    yes',
    'area            1  requests  = 0     NO',
  ]);
});

test.each([
  ['all ok', [row('a', 1, '', exactly(1)), row('b', 5, '', informs)], 0],
  ['one is not ok', [row('a', 1, '', exactly(1)), row('b', 5, '', atMost(4))], 1],
  ['nothing was measured', [], 1],
] as const)('exit code: %s', (_why, rows, code) => expect(exitCode(rows)).toBe(code));

test('a worker that waits is not busy; what lies between two samples belongs to the earlier', () => {
  const node = (id: number, functionName: string) => ({ id, callFrame: { functionName } });
  expect(busyIn({ nodes: [node(1, '(idle)'), node(2, 'match'), node(3, '(program)')], samples: [1, 2, 3, 1], timeDeltas: [5000, 100_000, 2000, 1000] })).toBe(3);
});

test.each([
  ['no bench is named', [], /npm run bench/, 1],
  ['a bench nobody has', ['pagse'], /There is no bench "pagse"\. There are: .*pages/, 1],
  ['help is asked for', ['--help'], /--json/, 0],
])('the command says how it is used when %s', (_why, args, says, code) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/bench.ts', ...args], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: code, stdout: '' });
  expect(stderr).toMatch(says);
});
