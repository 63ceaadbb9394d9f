/** A whole log searched: what is found is what reading every line would find, wherever the pieces are cut. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { findSignatures } from '../../../../core/probes/log/find-signatures.ts';
import { countLineFeeds } from '../../../../core/probes/log/line-feeds.ts';
import { createLineSearch } from '../../../../core/probes/log/line-search.ts';
import { searchFile } from '../../../../core/probes/log/search-file.ts';
import { runLog } from '../../../../core/probes/log-probe.ts';
import { probeContext } from '../probe-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-search-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const unredacted = (text: string) => text;
const never = new AbortController().signal;

/** By reading each line, in the order of the signatures. */
function expected(lines: readonly string[], signatures: readonly string[]) {
  const found = findSignatures(lines, signatures, unredacted);
  return signatures.flatMap((signature) => found.filter((each) => each.signature === signature));
}

async function searched(path: string, signatures: readonly string[]) {
  const search = createLineSearch(signatures);
  const { lines, cut } = await searchFile(path, search, never);
  return { lines, cut, found: search.found(unredacted) };
}

describe('The lines that hold a text', () => {
  it.each<[string, string, string[]]>([
    ['in any case', 'Connection Refused\nok\nCONNECTION REFUSED\n', ['connection refused']],
    [
      'whatever the spacing',
      'pool  exhausted\npool\texhausted\npool\u3000exhausted\npoolexhausted\n',
      ['Pool Exhausted'],
    ],
    ['across no line end', 'pool\nexhausted\n', ['pool exhausted']],
    ['at both ends of the log', 'exhausted\nok\nexhausted', ['exhausted']],
    ['several in one line', 'timeout: connection refused\n', ['connection refused', 'timeout', 'refused']],
    ['in Japanese', '2026 接続エラー\n接続 エラー\n', ['接続エラー', '接続 エラー', 'エ']],
    ['with capitals beyond ASCII', 'ÉCHEC de connexion\néchec de connexion\n', ['échec de connexion', 'É']],
    ['of one letter', 'x\nay\nx x\n', ['x', 'X']],
    ['in lines that end with CR LF', 'disk full\r\nok\r\ndisk full\r\n', ['disk full']],
    ['behind an escape sequence', '\u001b[31mERROR disk full\u001b[0m\n', ['disk full']],
    ['none', 'ok\n', ['disk full']],
  ])('is found %s', async (_, text, signatures) => {
    const path = join(folder, 'case.log');
    writeFileSync(path, text);
    const lines = text.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1);
    const withoutEscapes = lines.map((line) => line.replaceAll('\u001b[31m', '').replaceAll('\u001b[0m', ''));
    expect(await searched(path, signatures)).toEqual({
      lines: lines.length,
      cut: false,
      found: expected(withoutEscapes, signatures),
    });
  });

  it('is what reading every line finds, for any texts and lines', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'B', 'é', '障', ' ', '\t', '.', '*'),
      maxLength: 12,
    });
    const signature = letters.filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(signature, { minLength: 1, maxLength: 5 }),
        fc.array(letters, { maxLength: 40 }),
        (texts, lines) => {
          const signatures = [...new Set(texts)];
          const search = createLineSearch(signatures);
          search.search(Buffer.from(['', ...lines].join('\n')));
          expect(search.found(unredacted)).toEqual(expected(lines, signatures));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('A long log', () => {
  /** Lines of many lengths, so that the ends of the pieces fall anywhere in them; some longer than a piece. */
  const lines = Array.from({ length: 60_000 }, (_, index) => {
    const filler = 'x'.repeat((index * 37) % 211);
    if (index === 30_000) return `${'y'.repeat(1_500_000)} Pool exhausted`;
    return index % 97 === 0 ? `${filler} pool exhausted ${index}` : `${index} ${filler}`;
  });
  /** Every 97th, and the very long one. */
  const count = 619 + 1;
  const path = join(folder, 'long.log');
  writeFileSync(path, `${lines.join('\n')}\n`);

  it('is searched in pieces without losing a line', async () => {
    const found = [
      { signature: 'pool exhausted', count, sample: lines.findLast((line) => line.includes('pool'))?.trim() },
    ];
    expect(await searched(path, ['pool exhausted', 'not there'])).toEqual({ lines: 60_000, cut: false, found });
    const packed = join(folder, 'long.log.gz');
    writeFileSync(packed, gzipSync(`${lines.join('\n')}\n`));
    expect(await searched(packed, ['pool exhausted', 'not there'])).toEqual({ lines: 60_000, cut: false, found });
  });

  it('that was packed and broken is searched as far as it goes, and says that it is cut', async () => {
    const packed = gzipSync(`${lines.join('\n')}\n`);
    const broken = join(folder, 'broken.gz');
    writeFileSync(broken, packed.subarray(0, packed.length / 2));
    const { cut, lines: read } = await searched(broken, ['pool exhausted']);
    expect(cut).toBe(true);
    expect(read).toBeGreaterThan(1_000);
    writeFileSync(broken, 'this is no gzip');
    await expect(searched(broken, ['pool exhausted'])).rejects.toThrow();
  });

  it('stops when it is cancelled', async () => {
    const { cut } = await searchFile(path, createLineSearch(['pool']), AbortSignal.abort());
    expect(cut).toBe(true);
  });

  it('asked for whole is searched beyond what is read of it', async () => {
    const big = join(folder, 'big.log');
    writeFileSync(big, 'pool exhausted at the very beginning\n');
    appendFileSync(big, `${'nothing to see\n'.repeat(700_000)}`);
    const request = {
      source: { kind: 'file', path: big } as const,
      lines: null,
      filters: [],
      signatures: ['pool exhausted'],
    };
    const { readings, evidence } = await runLog(request, probeContext({}));
    expect(readings).toEqual([
      {
        kind: 'log',
        source: big,
        lines: 700_001,
        found: [{ signature: 'pool exhausted', count: 1, sample: 'pool exhausted at the very beginning' }],
        searched: ['pool exhausted'],
      },
    ]);
    expect(evidence?.text).toContain('only the part within the limit was read; all of it was searched');
  });
});

it('Line feeds are counted as one by one would, from any place to any other', () => {
  const bytes = fc
    .uint8Array({ minLength: 1, maxLength: 3_000 })
    .map((array) => array.map((byte) => (byte < 60 ? 10 : byte)));
  fc.assert(
    fc.property(bytes, fc.nat(3_000), fc.nat(3_000), (array, one, other) => {
      const [from, to] = [Math.min(one, other, array.length), Math.min(Math.max(one, other), array.length)];
      const own = Buffer.from(new Uint8Array(array).buffer);
      expect(countLineFeeds(own, from, to)).toBe(array.subarray(from, to).filter((byte) => byte === 10).length);
    }),
    { numRuns: 1_000 },
  );
});
