import { useState } from 'react';
import type { ReviewRow } from '../../../../shared/contract/review-view.ts';
import { Button } from '../../../components/Button.tsx';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './Review.module.css';
import { rowElementId } from './row-element.ts';
import type { ReviewCommands } from './useReviewCommands.ts';

type ReviewRowsProps = {
  rows: readonly ReviewRow[];
  zone: string;
  /** All rows, or those of the document alone. */
  all: boolean;
  onAll: (all: boolean) => void;
  commands: ReviewCommands;
  readOnly: boolean;
};

/** More than a person goes through at once; the rest is a key away. */
const pageOfRows = 200;

/** The timeline as a table: what stands in the document, why, and the choice of each row. */
export function ReviewRows({ rows, zone, all, onAll, commands, readOnly }: ReviewRowsProps) {
  const text = useText().review.rows;
  const [pages, setPages] = useState(1);
  const wanted = all ? rows : rows.filter(({ shown, inDocument }) => shown || inDocument !== null);
  const listed = wanted.slice(0, pages * pageOfRows);
  return (
    <>
      <p className={styles.hint}>{text.explain}</p>
      <div className={styles.buttons}>
        <Button aria-pressed={!all} onClick={() => onAll(false)}>
          {text.onlyShown}
        </Button>
        <Button aria-pressed={all} onClick={() => onAll(true)}>
          {text.all}
        </Button>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {text.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <tr
                key={row.eventId}
                id={rowElementId(row.eventId)}
                data-review-item=""
                data-event-id={row.eventId}
                tabIndex={-1}
              >
                <td>{row.label}</td>
                <td>
                  <Time atMs={row.happenedAtMs} zone={zone} show="dateTime" />
                </td>
                <td className={styles.event}>
                  {row.text}
                  {row.marks.length === 0 ? null : <span className={styles.of}> {row.marks.join(' ')}</span>}
                </td>
                <td>{row.kind}</td>
                <td>{row.evidence.join(' ') || '–'}</td>
                <td>
                  <span className={styles.choice}>
                    <span>
                      {row.shown ? text.shown : text.notShown}
                      {row.inDocument !== null
                        ? ` (${text.byHand})`
                        : row.proposedAs === null
                          ? ''
                          : ` ${text.proposed[row.proposedAs]}`}
                    </span>
                    <Button
                      disabled={readOnly}
                      aria-label={`${row.label} ${row.shown ? text.exclude : text.include}`}
                      onClick={() => void commands.choose(row.eventId, !row.shown)}
                    >
                      {row.shown ? text.exclude : text.include}
                    </Button>
                    {row.inDocument === null ? null : (
                      <Button
                        disabled={readOnly}
                        aria-label={`${row.label} ${text.byRule}`}
                        onClick={() => void commands.choose(row.eventId, null)}
                      >
                        {text.byRule}
                      </Button>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {wanted.length > listed.length ? (
        <Button onClick={() => setPages(pages + 1)}>{text.more(wanted.length - listed.length)}</Button>
      ) : null}
    </>
  );
}
