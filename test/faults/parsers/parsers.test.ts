/** The short form: some ten thousand texts. The long one takes its seed and its number of texts from outside. */
import { expect, test } from 'vitest';
import { fuzzParsers } from './fuzz-parsers.ts';

const seed = Number(process.env.HIKESHI_FAULTS_SEED ?? 7);
const texts = Number(process.env.HIKESHI_FAULTS_COUNT ?? 4_000);
const longestMs = 3_600_000;

test(
  'no text from outside stops whoever reads it',
  async () => {
    expect((await fuzzParsers({ seed, texts })).findings).toEqual([]);
  },
  longestMs,
);

test(
  'a reader that throws and one that never ends are noticed',
  async () => {
    const { findings } = await fuzzParsers({ seed, texts: 4, readers: 'controls', boundMs: 3_000 });
    expect(findings).toHaveLength(4);
    expect(new Set(findings.map((finding) => finding.split(' ')[0]))).toEqual(new Set(['throwing', 'endless']));
  },
  longestMs,
);
