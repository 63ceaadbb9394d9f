import { useState } from 'react';
import type { PostmortemView } from '../../../../shared/contract/view.ts';
import { Button } from '../../../components/Button.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './ActionItemsDialog.module.css';
import { ReasonLine } from './ReasonLine.tsx';
import type { ActionItemActions } from './useActionItems.ts';

type ProposalRowProps = {
  proposal: PostmortemView['actions']['proposals'][number];
  readOnly: boolean;
  actions: ActionItemActions;
};

/** What the record asks for: to be adopted, or declined with a reason. */
export function ProposalRow({ proposal, readOnly, actions }: ProposalRowProps) {
  const { actionItems: words } = useText();
  const [declining, setDeclining] = useState(false);
  const { key, text, kind } = proposal;
  return (
    <li className={styles.proposal}>
      <span>{text}</span>
      {declining ? (
        <ReasonLine
          label={words.reason}
          onCancel={() => setDeclining(false)}
          onConfirm={(reason) => void actions.declineProposal.run(proposal, reason)}
        />
      ) : (
        <div className={styles.settle}>
          <Button
            aria-label={words.adoptLabel(text)}
            disabled={readOnly}
            onClick={() => void actions.add.run(text, kind, key)}
          >
            {words.adopt}
          </Button>
          <Button aria-label={words.declineLabel(text)} disabled={readOnly} onClick={() => setDeclining(true)}>
            {words.decline}
          </Button>
        </div>
      )}
    </li>
  );
}
