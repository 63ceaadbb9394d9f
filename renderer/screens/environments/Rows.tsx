import { type ReactNode, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { useText } from '../../text/useText.ts';
import styles from './Rows.module.css';

type RowsProps<Row> = {
  /** What the rows are, for those who do not see their place. */
  label: string;
  rows: readonly Row[];
  /** What a row is called: "host 1 web-01". */
  nameOf: (row: Row, index: number) => string;
  /** Said while there is none. */
  empty: string;
  addLabel: string;
  disabled: boolean;
  /** A new row; null where none can be added yet, which `empty` explains. */
  fresh: (() => Row) | null;
  onChange: (rows: Row[]) => void;
  children: (row: Row, change: (part: Partial<Row>) => void, index: number) => ReactNode;
};

/** Rows of fields, to add to and to take from. A new row takes the focus. */
export function Rows<Row extends object>(props: RowsProps<Row>) {
  const { label, rows, nameOf, empty, addLabel, disabled, fresh, onChange, children } = props;
  const text = useText().environments.rows;
  const list = useRef<HTMLUListElement>(null);

  function add(row: Row): void {
    onChange([...rows, row]);
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(':scope > li:last-child :is(input, select, textarea)')?.focus();
    });
  }

  return (
    <div className={styles.rows}>
      {rows.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
      <ul className={styles.rows} ref={list} aria-label={label}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place; its fields are all given anew.
          <li key={index} className={styles.row}>
            <fieldset className={styles.fields} aria-label={nameOf(row, index)}>
              {children(
                row,
                (part) => onChange(rows.map((each, at) => (at === index ? { ...each, ...part } : each))),
                index,
              )}
            </fieldset>
            <Button
              look="quiet"
              disabled={disabled}
              aria-label={text.removeOf(nameOf(row, index))}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={disabled || fresh === null} onClick={() => fresh !== null && add(fresh())}>
          {addLabel}
        </Button>
      </div>
    </div>
  );
}
