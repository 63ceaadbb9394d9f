import { useState } from 'react';
import type { Finding } from '../../../../shared/postmortem/checker/check-section.ts';
import { rules } from '../../../../shared/postmortem/checker/registry.ts';
import { checkerText } from '../../../../shared/text/checker-text.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useLanguage, useText } from '../../../text/useText.ts';
import styles from './FindingsPane.module.css';

type FindingItemProps = {
  finding: Finding;
  readOnly: boolean;
  /** The text has changed since; its places are not to be used. */
  stale: boolean;
  onApply: () => void;
  onShow: () => void;
  /** Answers undefined where it could not be recorded. */
  onAccept: (reason: string) => Promise<unknown>;
};

/** One finding: the rule and its reason, the words, the wording offered, and what can be done about it. */
export function FindingItem({ finding, readOnly, stale, onApply, onShow, onAccept }: FindingItemProps) {
  const { checker: words } = useText();
  const { rules: named, severities } = checkerText(useLanguage());
  const [reason, setReason] = useState<string | null>(null);
  const { rule, severity, found, rewrite } = finding;
  const { source } = rules[rule];

  async function confirm(): Promise<void> {
    if (reason !== null && reason.trim() !== '' && (await onAccept(reason)) !== undefined) setReason(null);
  }

  return (
    <li className={styles.item}>
      <h3 className={styles.rule}>
        <span className={styles[severity]}>{severities[severity]}</span> {named[rule].title}
      </h3>
      {rule === 'secret' ? null : <q className={styles.found}>{found}</q>}
      <p>{named[rule].explain}</p>
      {rewrite === null ? null : (
        <p className={styles.offered}>
          {words.offered}: <ins>{rewrite.text.trim()}</ins>
        </p>
      )}
      <div className={styles.buttons}>
        {rewrite === null ? null : (
          <Button aria-label={words.applyLabel(finding.excerpt)} disabled={readOnly || stale} onClick={onApply}>
            {words.apply}
          </Button>
        )}
        <Button aria-label={words.showLabel(finding.excerpt)} disabled={stale} onClick={onShow}>
          {words.show}
        </Button>
        {rule === 'secret' || reason !== null ? null : (
          <Button aria-label={words.acceptLabel(finding.excerpt)} disabled={readOnly} onClick={() => setReason('')}>
            {words.accept}
          </Button>
        )}
      </div>
      {reason === null ? null : (
        <div className={styles.reason}>
          <TextInput
            label={words.reason}
            value={reason}
            maxLength={2_000}
            autoFocus
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            onEnter={() => void confirm()}
          />
          <div className={styles.buttons}>
            <Button onClick={() => setReason(null)}>{words.cancel}</Button>
            <Button look="primary" disabled={reason.trim() === ''} onClick={() => void confirm()}>
              {words.confirm}
            </Button>
          </div>
        </div>
      )}
      <p className={styles.source}>
        {words.source}:{' '}
        <a href={source.url} target="_blank" rel="noreferrer noopener">
          {source.title}
        </a>
      </p>
    </li>
  );
}
