import { mostFileBytes } from '../../../shared/handoff/file-limits.ts';
import { wordProblem } from '../../contract/problem.ts';
import type { TakenInMany as Many, NotTaken } from '../../state/incident-files.ts';
import { sizeText } from '../../text/size.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import styles from './TakenInMany.module.css';

/** What came of many files: how much came in, and each file that did not, by its name and with its reason. */
export function TakenInMany({ many: { files, incidents, rows, notTaken, left } }: { many: Many }) {
  const text = useText().handoff.import;
  const language = useLanguage();
  function reasonOf(why: NotTaken['why'], name: string): string {
    if (why === 'tooLarge') return text.tooLarge(sizeText(mostFileBytes));
    return why === 'unreadable' ? text.unreadable(name) : wordProblem(why, language);
  }
  return (
    <div className={styles.many}>
      <p>{text.many(files, incidents, rows)}</p>
      {left > 0 ? <p>{text.stopped(left)}</p> : null}
      {notTaken.length === 0 ? null : (
        <>
          <p className={styles.refused}>{text.notTaken(notTaken.length)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
          <ul className={styles.list} tabIndex={0} aria-label={text.notTakenLabel}>
            {notTaken.map(({ name, why }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files of two folders may have one name, and the list stays as it is
              <li key={index}>
                <strong>{name}</strong> {reasonOf(why, name)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
