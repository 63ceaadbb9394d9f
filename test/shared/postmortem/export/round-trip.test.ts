/**
 * Whatever stands in an incident leaves as Markdown and comes back: any reader of GitHub's Markdown sees the same structure and the
 * same letters, and the file, taken in again, changes nothing. `npm run test:roundtrip` asks it of 10,000 random incidents.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareFile } from '../../../../shared/postmortem/import/compare-file.ts';
import { headingsOf, linksOf, parse, typesIn } from '../document.ts';
import { outage } from '../outage.ts';
import { type AnyIncident, anyIncident, seen } from './any-incident.ts';

const numRuns = Number(process.env.HIKESHI_ROUND_TRIPS ?? 200);
const safe = new Set(['http:', 'https:', 'mailto:']);

function exported(incident: AnyIncident) {
  const story = outage({ title: incident.title, alert: incident.alert });
  for (const [index, text] of incident.notes.entries()) story.note(index + 1, text);
  story.cause(20, incident.cause, 'confirmed', [], incident.reason);
  for (const [section, markdown] of Object.entries(incident.sections)) story.section(30, section, markdown);
  return story.draft();
}

it('Markdown goes out and comes back, whatever was written', { timeout: 3_600_000 }, () => {
  const headings = headingsOf(parse(exported(anyIncident.plain).markdown).children, 2);
  fc.assert(
    fc.property(anyIncident.any, (incident) => {
      const { draft, markdown } = exported(incident);
      const tree = parse(markdown).children;
      expect(typesIn(tree).html).toBeUndefined();
      // Long texts may move rows to an annex of their own.
      expect(headingsOf(tree, 2).filter((title) => !title.startsWith('付録E'))).toEqual(headings);
      const bad = linksOf(tree).filter(({ url }) => URL.canParse(url) && !safe.has(new URL(url).protocol));
      expect(bad).toEqual([]);
      const cells = cellsOf(tree);
      for (const text of incident.notes) if (seen(text) !== '') expect(cells).toContain(seen(text));

      const back = compareFile({ text: markdown, current: draft, base: draft, language: 'ja' });
      expect(back.sections.filter(({ state }) => state !== 'same')).toEqual([]);
      expect(back.notes).toEqual([]);
      const elsewhere = `\ufeff${markdown.replaceAll('\n', '\r\n')}`;
      const again = compareFile({ text: elsewhere, current: draft, base: draft, language: 'ja' });
      expect(again.sections.filter(({ state }) => state !== 'same')).toEqual([]);
      expect(again.notes.map(({ code }) => code)).toEqual(['byteOrderMark', 'lineEnds']);
    }),
    { numRuns },
  );
});

function cellsOf(tree: ReturnType<typeof parse>['children']): string[] {
  const text = (node: { type: string; value?: string; children?: unknown[] }): string =>
    node.value ?? (node.children ?? []).map((child) => text(child as Parameters<typeof text>[0])).join('');
  return tree.flatMap((block) =>
    block.type === 'table' ? block.children.flatMap((row) => row.children.map((cell) => text(cell))) : [],
  );
}
