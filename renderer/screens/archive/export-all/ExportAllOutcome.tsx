import type { PlainFilesProgress } from '../../../../shared/contract/plain-files-contract.ts';
import { describeProblem } from '../../../../shared/text/describe-problem.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import styles from './ExportAllDialog.module.css';

/** How much was written, and each incident that was not, with its reason. */
export function ExportAllOutcome({
  progress: { folder, written, unchanged, refused, refusedCount, stopped, failure, total, done },
}: {
  progress: PlainFilesProgress;
}) {
  const text = useText().plainFiles;
  const language = useLanguage();
  return (
    <div role="status" className={styles.body}>
      <p className={styles.path}>{folder}</p>
      <p>{text.written(written, unchanged)}</p>
      {failure === null ? null : <p className={styles.refused}>{describeProblem(failure, language)}</p>}
      {stopped ? <p>{text.stopped(total - done)}</p> : null}
      {refusedCount === 0 ? null : (
        <>
          <p className={styles.refused}>{text.refused(refusedCount)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
          <ul className={styles.list} tabIndex={0} aria-label={text.refusedLabel}>
            {refused.map(({ number, title, problem }) => (
              <li key={number}>
                <strong>{`#${number} ${title}`}</strong> {describeProblem(problem, language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
