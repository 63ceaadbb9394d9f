import type { SectionChange } from '../../../../shared/postmortem/review/section-changes.ts';
import { classes } from '../../../components/classes.ts';
import { useText } from '../../../text/useText.ts';
import styles from './Review.module.css';

const marks = { same: ' ', added: '+', removed: '−' } as const;

/** What the drafts of sections would change, line by line; an edited section keeps its words. */
export function SectionDiffs({ changes }: { changes: readonly SectionChange[] }) {
  const text = useText().review.changes;
  return (
    <>
      {changes.map(({ key, title, edited, parts }) => (
        <section key={key} className={styles.change} aria-label={title}>
          <h3>{title}</h3>
          {edited ? <p className={styles.hint}>{text.kept}</p> : null}
          <div className={styles.diff}>
            {parts.flatMap(({ change, lines }, part) =>
              lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never changes in place
                <p key={`${part} ${index}`} className={classes(styles.line, styles[change])}>
                  <span aria-hidden="true">{marks[change]}</span>
                  <span>
                    {change === 'same' ? null : <span className={styles.spoken}>{text[change]}: </span>}
                    {line}
                  </span>
                </p>
              )),
            )}
          </div>
        </section>
      ))}
    </>
  );
}
