import { type RefObject, useRef } from 'react';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { acceptedWordingField } from '../../../../shared/postmortem/checker/accepted-wording.ts';
import { type Finding, withRewrite } from '../../../../shared/postmortem/checker/check-section.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { FindingItem } from './FindingItem.tsx';
import styles from './FindingsPane.module.css';
import type { SectionFindings } from './useFindings.ts';

type FindingsPaneProps = {
  incident: IncidentView;
  findings: SectionFindings | undefined;
  /** As it is typed now; findings of an earlier text wait until the next ones are there. */
  text: string;
  editor: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
};

/** What the checker says of the section at hand: why, and what could stand instead. It blocks nothing. */
export function FindingsPane({ incident, findings, text, editor, onChange }: FindingsPaneProps) {
  const { checker: words } = useText();
  const { incidentId, lastEventOf } = incident.state;
  const readOnly = useSession((session) => session.info?.readOnly === true) || incident.handedOver !== null;
  const heading = useRef<HTMLHeadingElement>(null);
  const open = findings?.open ?? [];
  const accepted = findings?.accepted ?? [];
  const isOfThisText = findings?.text === text;

  const accept = useAction((finding: Finding, reason: string | null) => {
    const { rule, section, excerpt } = finding;
    const basedOn = lastEventOf[acceptedWordingField(finding)] ?? null;
    return client.postmortems.acceptWording({
      incidentId,
      commandId: newCommandId(),
      rule,
      section,
      excerpt,
      reason,
      basedOn,
    });
  });

  useKeys([{ key: 'f', label: words.focus, run: () => heading.current?.focus() }]);

  function show({ start, end }: Finding): void {
    const area = editor.current;
    area?.focus();
    area?.setSelectionRange(start, end);
  }

  return (
    <section className={styles.pane} aria-label={words.title}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {words.title}
        {open.length === 0 ? null : <span className={styles.count}>{words.count(open.length)}</span>}
      </h2>
      <p className={styles.hint}>{open.length === 0 ? words.none : words.explainNothingBlocked}</p>
      <ProblemBox problem={accept.problem} onDismiss={accept.dismiss} />
      <ul className={styles.list}>
        {open.map((finding) => (
          <FindingItem
            key={`${finding.rule} ${finding.start}`}
            finding={finding}
            readOnly={readOnly}
            stale={!isOfThisText}
            onApply={() => onChange(withRewrite(text, finding))}
            onShow={() => show(finding)}
            onAccept={(reason) => accept.run(finding, reason)}
          />
        ))}
      </ul>
      {accepted.length === 0 ? null : (
        <details className={styles.accepted}>
          <summary>{words.accepted(accepted.length)}</summary>
          <ul>
            {accepted.map(({ finding, reason }) => (
              <li key={`${finding.rule} ${finding.excerpt}`} className={styles.item}>
                <q>{finding.found}</q>
                <p>{words.acceptedBecause(reason)}</p>
                <Button
                  aria-label={words.bringBackLabel(finding.found)}
                  disabled={readOnly}
                  onClick={() => void accept.run(finding, null)}
                >
                  {words.bringBack}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
