/** The other formats, read the way the programs that they are for would read them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postmortemSchemaText } from '../../../../scripts/postmortem-schema.ts';
import { csvText } from '../../../../shared/postmortem/export/csv.ts';
import { customerReport } from '../../../../shared/postmortem/export/customer-report.ts';
import { exportFileName } from '../../../../shared/postmortem/export/file-name.ts';
import { postmortemJson, postmortemJsonSchema } from '../../../../shared/postmortem/export/json-document.ts';
import { timelineCells } from '../../../../shared/postmortem/export/timeline-cells.ts';
import { sceneOf } from '../../../../shared/postmortem/scene.ts';
import { z } from '../../../../shared/schema.ts';
import { bakery, outage } from '../outage.ts';

const schemaFile = new URL('../../../../docs/postmortem.schema.json', import.meta.url);

function story() {
  const told = outage({
    environment: { ...bakery, contacts: [{ role: '窯', person: '窯田 薫', contact: null, hours: null }] },
  });
  told.check(1, '/health', [], 'critical');
  told.note(2, '=HYPERLINK("http://evil.example","x"), "引用" と\n改行');
  told.note(3, '　＋SUM(A1)');
  told.cause(4, '窯田 薫が元栓を閉じた (根拠 E-001)', 'confirmed', [], '点いたから');
  told.cause(5, '湿った薪', 'suspected', [], '匂い');
  told.milestone('began', -10, 'watch');
  told.milestone('recovered', 50);
  const input = {
    state: told.record.state(),
    rows: told.record.rows(),
    runbook: null,
    chains: [{ events: 9, hash: 'e'.repeat(64) }],
    number: 42,
    nowMs: told.at(120),
    textOf: () => null,
  };
  return { draft: told.draft().draft, scene: sceneOf(input) };
}

describe('CSV', () => {
  it('is RFC 4180 with a byte order mark, one row an event, and no cell that a spreadsheet computes', () => {
    const { scene } = story();
    const text = csvText(timelineCells(scene));
    expect(text.startsWith('\ufeff"')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    const rows = readCsv(text.slice(1));
    expect(rows).toHaveLength(scene.rows.length + 1);
    expect(new Set(rows.map((cells) => cells.length)).size).toBe(1);
    const events = rows.map((cells) => cells[4]);
    expect(events).toContain(`'=HYPERLINK("http://evil.example","x"), "引用" と 改行`);
    expect(events).toContain("'＋SUM(A1)");
    expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    expect(rows[1]?.[0]).toBe('2026-11-24 03:02:10 UTC+09:00');
    expect(rows[1]?.[1]).toBe('2026-11-23T18:02:10.000Z');
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const back = readCsv(csvText(rows).slice(1));
          expect(back.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length));
        },
      ),
    );
  });
});

describe('JSON', () => {
  it('is what its schema says, and the schema in docs is the one of the code', () => {
    const { draft, scene } = story();
    const read: unknown = JSON.parse(JSON.stringify(postmortemJson(draft, scene)));
    expect(postmortemJsonSchema.strict().parse(read)).toEqual(read);
    expect(read).toMatchObject({
      format: 'hikeshi-postmortem',
      number: 42,
      milestones: { began: { at: '2026-11-23T17:52:10.000Z', source: 'watch' }, mitigated: null },
      durationsMs: { ttd: null, ttr: 60 * 60_000 },
      evidence: [{ label: 'E-001' }],
    });
    expect(readFileSync(schemaFile, 'utf8'), 'node scripts/run.mjs scripts/write-postmortem-schema.ts').toBe(
      postmortemSchemaText(),
    );
    const fromDocs = z.fromJSONSchema(JSON.parse(readFileSync(schemaFile, 'utf8')));
    expect(fromDocs.safeParse(read).success).toBe(true);
    expect(fromDocs.safeParse({ ...(read as object), number: 'forty-two' }).success).toBe(false);
  });
});

describe('the report to customers', () => {
  it('says what happened to them, and nothing from inside; what was left out is listed', () => {
    const { draft, scene } = story();
    const { markdown, leftOut } = customerReport(draft, scene);
    for (const heading of ['件名', '発生・復旧日時', '影響', '原因', '暫定対応', '再発防止策']) {
      expect(markdown).toContain(`## ${heading}\n`);
    }
    expect(markdown).toContain('担当者 (窯)が元栓を閉じた');
    expect(markdown).toContain('| 復旧日時 | 2026-11-24 03:52:10 (UTC+09:00) |');
    for (const inside of ['窯田', '薫', 'E-0', '湿った薪', '匂い', '点いた', 'TTD', 'TTR', 'Sato']) {
      expect([inside, markdown.includes(inside)]).toEqual([inside, false]);
    }
    expect(leftOut).toEqual(
      expect.arrayContaining([
        { kind: 'names', before: '窯田 薫', after: null },
        { kind: 'reworded', before: '窯田 薫が元栓を閉じた (根拠 E-001)', after: '担当者 (窯)が元栓を閉じた' },
        { kind: 'hypotheses', before: '湿った薪', after: null },
        { kind: 'durations', before: 'TTR 1時間', after: null },
      ]),
    );
  });
});

describe('file names', () => {
  const parts = { date: '2026-11-24', number: 42, title: '../注文APIが<応答>しない: CON', drill: false };
  it.each([
    ['{date}-{number}-{title}', '2026-11-24-42-注文APIが-応答-しない-CON.md'],
    ['../../etc/{number}', 'etc-42.md'],
    ['', 'postmortem-42.md'],
    ['...', 'postmortem-42.md'],
    ['CON', '_CON.md'],
    ['a\u0000b\u202ec', 'a-b-c.md'],
    ['{unknown}', 'unknown.md'],
  ])('%j', (pattern, expected) => {
    expect(exportFileName(pattern, parts, '.md')).toBe(expected);
  });

  it('are names that every file system takes, whatever the pattern', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.string({ unit: 'grapheme' }),
        (pattern, title) => {
          const name = exportFileName(pattern, { ...parts, title }, '.md');
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: no file name may hold them
          expect(name).not.toMatch(/[\u0000-\u001f\\/:*?"<>|]|^\.|[. ]$/u);
        },
      ),
    );
  });
});

/** RFC 4180, written from the standard. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  let end = 0;
  for (const [whole, value = '', after] of text.matchAll(field)) {
    end += whole.length;
    rows.at(-1)?.push(value.replaceAll('""', '"'));
    if (after === '\r\n') rows.push([]);
  }
  expect(end).toBe(text.length);
  return rows.slice(0, -1);
}
