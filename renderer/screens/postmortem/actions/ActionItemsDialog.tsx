import { useState } from 'react';
import { actionCsv } from '../../../../shared/actions/action-csv.ts';
import { githubIssues } from '../../../../shared/actions/github-issue.ts';
import { jiraWiki } from '../../../../shared/actions/jira-wiki.ts';
import type { IncidentView, PostmortemView } from '../../../../shared/contract/view.ts';
import { actionItemWords } from '../../../../shared/text/action-item-words.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { ActionItemRow } from './ActionItemRow.tsx';
import styles from './ActionItemsDialog.module.css';
import { ProposalRow } from './ProposalRow.tsx';
import { useActionItems } from './useActionItems.ts';

type ActionItemsDialogProps = {
  incident: IncidentView;
  proposals: PostmortemView['actions']['proposals'];
  onClose: () => void;
};

/** The actions as a table that is edited in place, what the record proposes, and the table copied for a tracker. */
export function ActionItemsDialog({ incident, proposals, onClose }: ActionItemsDialogProps) {
  const { actionItems: words } = useText();
  const readOnly = useSession((session) => session.info?.readOnly === true) || incident.handedOver !== null;
  const actions = useActionItems(incident);
  const [text, setText] = useState('');
  const [copied, setCopied] = useState(false);
  const { actionItems, language, title } = incident.state;
  const from = actionItemWords(language).incident(String(incident.number), title);
  const counted = actionItems.filter(({ status }) => status !== 'declined');
  const problems = [actions.set, actions.add, actions.settle, actions.declineProposal];

  const copy = useAction(async (format: typeof githubIssues) => {
    await navigator.clipboard.writeText(format(counted, from, language));
    setCopied(true);
  });

  /** What is typed in a row is saved as the focus leaves it, also by closing. */
  function close(): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onClose();
  }

  async function add(): Promise<void> {
    if (text.trim() !== '' && (await actions.add.run(text, null, null)) !== undefined) setText('');
  }

  return (
    <Dialog open onClose={close} title={words.dialogTitle} description={words.explain} wide>
      {problems.map(({ problem, dismiss }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same four
        <ProblemBox key={index} problem={problem} onDismiss={dismiss} />
      ))}
      {actionItems.length === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <table className={styles.table} aria-label={words.tableLabel}>
          <TableHead />
          {actionItems.map((item) => (
            <ActionItemRow key={item.itemId} item={item} readOnly={readOnly} actions={actions} />
          ))}
        </table>
      )}
      <div className={styles.reason}>
        <TextInput
          label={words.newText}
          placeholder={words.textHint}
          value={text}
          maxLength={2_000}
          readOnly={readOnly}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onEnter={() => void add()}
        />
        <Button
          look="primary"
          busy={actions.add.busy}
          disabled={readOnly || text.trim() === ''}
          onClick={() => void add()}
        >
          {words.add}
        </Button>
      </div>
      {proposals.length === 0 ? null : (
        <section aria-label={words.proposalsTitle}>
          <h3 className={styles.subtitle}>{words.proposalsTitle}</h3>
          <p className={styles.hint}>{words.proposalsExplain}</p>
          <ul>
            {proposals.map((proposal) => (
              <ProposalRow key={proposal.key} proposal={proposal} readOnly={readOnly} actions={actions} />
            ))}
          </ul>
        </section>
      )}
      {counted.length === 0 ? null : (
        <div className={styles.settle}>
          <Button onClick={() => void copy.run(githubIssues)}>{words.copyGithub}</Button>
          <Button onClick={() => void copy.run(jiraWiki)}>{words.copyJira}</Button>
          <Button onClick={() => void copy.run(actionCsv)}>{words.copyCsv}</Button>
          <span role="status">{copied ? words.copied : ''}</span>
        </div>
      )}
      <ProblemBox problem={copy.problem} onDismiss={copy.dismiss} />
    </Dialog>
  );
}

/** Each column holds one field above another. */
function TableHead() {
  const { fields } = actionItemWords(useLanguage());
  return (
    <thead className={styles.head}>
      <tr>
        <th scope="col" className={styles.label}>
          {fields.label}
        </th>
        <th scope="col" colSpan={2}>
          {fields.text} / {fields.doneWhen}, {fields.ticket}
        </th>
        <th scope="col">
          {fields.kind} / {fields.term}
        </th>
        <th scope="col">
          {fields.owner} / {fields.due}
        </th>
        <th scope="col">
          {fields.priority} / {fields.status}
        </th>
      </tr>
    </thead>
  );
}
