/** What databases answered, as tables of the annex: of each check the last answer, its first rows. */
import { type ResultTable, readResult } from '../incident/result-table.ts';
import { type Block, code, paragraph, table } from './nodes.ts';
import type { Scene } from './scene.ts';

const mostRows = 20;
const mostColumns = 12;

export function resultBlocks(scene: Scene): Block[] {
  const lastOf = new Map(scene.checks.map(({ target, evidenceId }) => [target, evidenceId]));
  return [...lastOf].flatMap(([target, evidenceId]) => {
    const evidence = scene.state.evidence.find(({ id }) => id === evidenceId);
    const tables = evidence && readResult(evidence.contentType, scene.textOf(evidence.blobHash))?.tables;
    if (!tables || tables.length === 0) return [];
    return [
      paragraph([evidence.label, { type: 'text', value: ' ' }, code(target)]),
      ...tables.flatMap((each) => blocksOf(each, scene)),
    ];
  });
}

function blocksOf({ columns, rows, more }: ResultTable, { text: { annexes } }: Scene): Block[] {
  const shown = rows.slice(0, mostRows);
  const head = columns.slice(0, mostColumns).map(({ name, type }) => (type === null ? name : `${name} (${type})`));
  const cells = shown.map((row) => row.slice(0, mostColumns).map((cell) => cell ?? 'NULL'));
  const isAll = !more && shown.length === rows.length && head.length === columns.length;
  return [table(head, cells), ...(isAll ? [] : [paragraph(annexes.partOfResult(String(shown.length)))])];
}
