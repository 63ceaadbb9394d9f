import { useLayoutEffect, useRef, useState } from 'react';
import {
  type TableCells,
  type TableSource,
  withCell,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
  withTable,
} from '../../../../shared/markdown/table-source.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useWritingText } from '../useWritingText.ts';
import styles from './TableDialog.module.css';

type TableDialogProps = {
  /** The text as it stood when the table was opened, and the table in it. */
  text: string;
  table: TableSource;
  /** The text with the table as it is now. */
  onChange: (text: string) => void;
  onClose: () => void;
};

/** A table of a text as a grid. Every change is in the text at once, so closing never loses or does anything. */
export function TableDialog({ text, table, onChange, onClose }: TableDialogProps) {
  const words = useWritingText().document.table;
  const [cells, setCells] = useState<TableCells>(table);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const grid = useRef<HTMLTableElement>(null);
  const columns = cells.align.length;

  useLayoutEffect(() => {
    const input = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${place.row} ${place.column}"]`);
    if (document.activeElement !== input) input?.focus();
  }, [place]);

  function change(next: TableCells, goTo = place): void {
    setCells(next);
    setPlace({
      row: Math.min(goTo.row, next.rows.length - 1),
      column: Math.min(goTo.column, next.align.length - 1),
    });
    onChange(withTable(text, table, next));
  }

  const { row, column } = place;
  const addRow = () => change(withRow(cells, row + 1), { row: row + 1, column: 0 });
  const addColumn = () => change(withColumn(cells, column + 1), { row, column: column + 1 });

  /** Answers whether the key was the grid's. */
  function press(key: string, alt: boolean): boolean {
    if (alt && key === 'ArrowDown') addRow();
    else if (alt && key === 'ArrowRight') addColumn();
    else if (!alt && key === 'Enter') setPlace({ row: Math.min(row + 1, cells.rows.length - 1), column });
    else if (!alt && key === 'Tab' && row === cells.rows.length - 1 && column === columns - 1) addRow();
    else return false;
    return true;
  }

  return (
    <Dialog
      open
      wide
      title={words.title}
      description={words.hint}
      onClose={onClose}
      actions={
        <>
          <Button keys="alt+↓" onClick={addRow}>
            {words.addRow}
          </Button>
          <Button disabled={row === 0} onClick={() => change(withoutRow(cells, row))}>
            {words.removeRow}
          </Button>
          <Button keys="alt+→" onClick={addColumn}>
            {words.addColumn}
          </Button>
          <Button disabled={columns === 1} onClick={() => change(withoutColumn(cells, column))}>
            {words.removeColumn}
          </Button>
        </>
      }
    >
      <div className={styles.scroll}>
        <table ref={grid} className={styles.grid}>
          <tbody>
            {cells.rows.map((values, rowAt) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table.
              <tr key={rowAt}>
                {values.slice(0, columns).map((value, columnAt) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: so is a cell.
                  <td key={columnAt}>
                    <TextInput
                      label={rowAt === 0 ? words.head(columnAt + 1) : words.cell(rowAt, columnAt + 1)}
                      labelHidden
                      data-cell={`${rowAt} ${columnAt}`}
                      className={rowAt === 0 ? styles.head : undefined}
                      value={value}
                      onFocus={() => setPlace({ row: rowAt, column: columnAt })}
                      onChange={({ currentTarget }) =>
                        change(withCell(cells, rowAt, columnAt, currentTarget.value), { row: rowAt, column: columnAt })
                      }
                      onKeyDown={(event) => {
                        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                        if (press(event.key, event.altKey)) event.preventDefault();
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
