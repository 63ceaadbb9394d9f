import { useId } from 'react';
import type { ComparedSection, LineChange } from '../../../../shared/postmortem/import/compared.ts';
import { Button } from '../../../components/Button.tsx';
import { classes } from '../../../components/classes.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ChangedSection.module.css';
import { foldUnchanged } from './fold-unchanged.ts';

export type Verdict = 'accepted' | 'declined';

type ChangedSectionProps = {
  section: ComparedSection;
  verdict: Verdict | null;
  busy: boolean;
  onAccept: () => void;
  onDecline: () => void;
};

/** One section's differences, as GitHub shows prose, with the two buttons that decide about them. */
export function ChangedSection({ section, verdict, busy, onAccept, onDecline }: ChangedSectionProps) {
  const words = useText().postmortem.output.taking;
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h3 id={headingId}>{section.title}</h3>
        {verdict === null ? null : (
          <p role="status" className={styles.verdict}>
            {words[verdict]}
          </p>
        )}
        {verdict === 'accepted' ? null : (
          <Button busy={busy} aria-label={words.acceptOf(section.title)} look="primary" onClick={onAccept}>
            {words.accept}
          </Button>
        )}
        {verdict === null ? (
          <Button aria-label={words.declineOf(section.title)} onClick={onDecline}>
            {words.decline}
          </Button>
        ) : null}
      </div>
      {section.changedHereToo ? <p className={styles.notice}>{words.changedHere}</p> : null}
      {verdict === null ? (
        <div className={styles.changes}>
          {foldUnchanged(section.changes).map((block, index) =>
            block.kind === 'folded' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never changes in place
              <p key={index} className={styles.folded}>
                {words.unchanged(block.lines)}
              </p>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never changes in place
              <ChangedLine key={index} change={block} />
            ),
          )}
        </div>
      ) : null}
    </section>
  );
}

const marks = { same: ' ', added: '+', removed: '−' } as const;

function ChangedLine({ change: { kind, parts } }: { change: LineChange }) {
  const words = useText().postmortem.output.taking;
  return (
    <p className={classes(styles.line, styles[kind])}>
      <span aria-hidden="true" className={styles.mark}>
        {marks[kind]}
      </span>
      {kind === 'same' ? null : <span className={styles.spoken}>{words[kind]}: </span>}
      <span>
        {parts.map(({ text, changed }, index) =>
          changed && parts.length > 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never changes in place
            <strong key={index}>{text}</strong>
          ) : (
            text
          ),
        )}
      </span>
    </p>
  );
}
