import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { count, type Fault, type Figures, noFigures, noteMost } from './fault.ts';
import { doneSeeds, rangesOf, totalOf, writeResult } from './results.ts';

const fault: Fault = {
  name: 'spills',
  corpus: 'a cup',
  longSeeds: 9,
  obstacle: () => null,
  run: async () => noFigures(),
};

function figures(cups: number, height: number, ...findings: string[]): Figures {
  const made = { ...noFigures(), counts: {}, most: {}, findings };
  count(made, 'cups', cups);
  noteMost(made, 'height', height);
  return made;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hikeshi-results-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('results of seeds add up in any order, each seed once, and only where the same was tried', () => {
  const results = folder();
  const write = (seed: number, made: Figures, tried = fault) =>
    writeResult(results, tried, { seed, startedMs: 1_000 * seed, endedMs: 1_000 * seed + 500, figures: made });
  expect(totalOf(results, fault)).toBeNull();
  write(4, figures(2, 7));
  write(1, figures(3, 9, 'wet'));
  write(2, figures(5, 1));
  write(2, figures(6, 1));
  write(3, figures(100, 100), { ...fault, corpus: 'a bucket' });
  expect([...doneSeeds(results, fault)].sort()).toEqual([1, 2, 4]);
  expect(totalOf(results, fault)).toMatchObject({
    seeds: [
      [1, 2],
      [4, 4],
    ],
    done: 3,
    ofSeeds: 9,
    firstStartedAt: '1970-01-01T00:00:01.000Z',
    lastEndedAt: '1970-01-01T00:00:04.500Z',
    figures: { counts: { cups: 11 }, most: { height: 9 }, findings: ['wet'] },
  });
});

it('ranges of seeds are told by their ends', () => {
  expect(rangesOf([])).toEqual([]);
  expect(rangesOf([0, 1, 2, 5, 7, 8])).toEqual([
    [0, 2],
    [5, 5],
    [7, 8],
  ]);
});
