import { isNumeric, type ResultTable as Table } from '../../shared/incident/result-table.ts';
import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './ResultTables.module.css';

/** Beside other things a table is `small`: it scrolls in a little place of its own. */
type ResultTableProps = { table: Table; small: boolean };

/** The tables of one answer, in their order. */
export function ResultTables({ tables, small = false }: { tables: readonly Table[]; small?: boolean }) {
  const numbered = tables.map((table, index) => ({ key: `table ${index}`, table }));
  return numbered.map(({ key, table }) => <ResultTable key={key} table={table} small={small} />);
}

/** Rows that a database answered: columns with their types, numbers to the right, NULL unlike an empty text. */
function ResultTable({ table: { columns, rows, more, cutCells }, small }: ResultTableProps) {
  const text = useText().common.result;
  const toRight = columns.map(isNumeric);
  // Where several stand on one screen, each is told from the others by what it holds.
  const name = `${text.table}: ${columns.map((column) => column.name).join(', ')}`;
  // Rows and columns of a result have no names of their own: where they stand is what they are.
  const numbered = rows.map((cells, row) => ({ key: `row ${row}`, cells }));
  const heads = columns.map((column, index) => ({ key: `column ${index}`, ...column }));
  return (
    <div className={styles.result}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard. */}
      <section className={classes(styles.scroll, small && styles.small)} aria-label={name} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {heads.map(({ key, name, type }, index) => (
                <th key={key} scope="col" className={toRight[index] ? styles.number : undefined}>
                  {name}
                  {type === null ? null : <span className={styles.type}>{type}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered.map(({ key, cells }) => (
              <tr key={key}>
                {heads.map((head, index) => (
                  <td key={head.key} className={toRight[index] ? styles.number : undefined}>
                    {cells[index] ?? <span className={styles.none}>{text.none}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.note}>
        {more ? text.more(rows.length) : text.rows(rows.length)}
        {cutCells > 0 ? <span> {text.cutCells(cutCells)}</span> : null}
      </p>
    </div>
  );
}
