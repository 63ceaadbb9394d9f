/** The metrics table. */
import type { Table } from 'mdast';
import { boundOf } from './bound.ts';
import { metricColumns } from './column-words.ts';
import type { Bound, Metric, MetricKind } from './model.ts';
import { metricKindWords } from './row-words.ts';
import { cellText, columnsOf, rowsOf } from './tables.ts';
import { byLongestPhrase, keyOf } from './wording.ts';

export function metricKindOf(name: string): MetricKind | null {
  return byLongestPhrase(keyOf(name), metricKindWords);
}

export function metricsOf(table: Table, already: number): Metric[] {
  const { columns } = columnsOf(table, metricColumns);
  const rows = rowsOf(table).flatMap((row) => {
    const name = cellText(row.cells[columns.name]);
    return name === null ? [] : [{ row, name }];
  });
  return rows.map(({ row: { cells, line, column }, name }, index) => {
    const bound = (at: number): Bound | null => {
      const text = cellText(cells[at]);
      return text === null ? null : boundOf(text);
    };
    return {
      id: `metric-${already + index + 1}`,
      key: keyOf(name),
      line,
      column,
      name,
      kind: metricKindOf(name),
      normal: bound(columns.normal),
      warning: bound(columns.warning),
      critical: bound(columns.critical),
    };
  });
}
