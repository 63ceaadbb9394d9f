import type { Approval } from '../../../../shared/incident/action-payloads.ts';
import { changeRulesOf } from '../../../../shared/runbook/change-rules.ts';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ActionDialog.module.css';

export const noApproval: Approval = { kind: 'reviewed', reviewer: '', ticket: '', backup: '' };

type ApprovalFieldsProps = { approval: Approval; onChange: (approval: Approval) => void };

/** A second name, a ticket and a backup note, as the runbook's own rule has it; or alone, with a reason, and then they stay owed. */
export function ApprovalFields({ approval, onChange }: ApprovalFieldsProps) {
  const text = useText().actions;
  const { runbook } = useScene();
  const rules = runbook === null ? null : changeRulesOf(runbook);
  return (
    <section className={styles.part} aria-label={text.approval}>
      <h3>{text.approval}</h3>
      {rules === null ? null : (
        <details className={styles.rules}>
          <summary>
            {text.rules}: {rules.question}
          </summary>
          <p>{rules.answer}</p>
        </details>
      )}
      <ChoiceChips<Approval['kind']>
        label={text.approval}
        value={approval.kind}
        options={(['reviewed', 'emergency'] as const).map((value) => ({ value, label: text.approvals[value] }))}
        onChange={(kind) => onChange(kind === 'reviewed' ? noApproval : { kind, reason: '' })}
      />
      {approval.kind === 'emergency' ? (
        <>
          <TextInput
            label={text.reason}
            hint={text.reasonHint}
            value={approval.reason}
            onChange={({ currentTarget }) => onChange({ ...approval, reason: currentTarget.value })}
          />
          <p className={styles.warning}>{text.owedHint}</p>
        </>
      ) : (
        <div className={styles.fields}>
          <TextInput
            label={text.reviewer}
            value={approval.reviewer}
            onChange={({ currentTarget }) => onChange({ ...approval, reviewer: currentTarget.value })}
          />
          <TextInput
            label={text.ticket}
            hint={text.ticketHint}
            value={approval.ticket}
            onChange={({ currentTarget }) => onChange({ ...approval, ticket: currentTarget.value })}
          />
          <TextInput
            label={text.backup}
            hint={text.backupHint}
            value={approval.backup}
            onChange={({ currentTarget }) => onChange({ ...approval, backup: currentTarget.value })}
          />
        </div>
      )}
    </section>
  );
}
