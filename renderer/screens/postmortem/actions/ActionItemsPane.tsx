import { useState } from 'react';
import { blanksOfAction } from '../../../../shared/actions/action-item.ts';
import { withActionTable } from '../../../../shared/actions/action-table-text.ts';
import type { IncidentView, PostmortemView } from '../../../../shared/contract/view.ts';
import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useText } from '../../../text/useText.ts';
import type { Editing } from '../useSectionEdits.ts';
import { ActionItemsDialog } from './ActionItemsDialog.tsx';
import styles from './ActionItemsPane.module.css';

type ActionItemsPaneProps = { incident: IncidentView; postmortem: PostmortemView; editing: Editing };

/** How many actions there are and what they lack; the table itself opens over the page. */
export function ActionItemsPane({ incident, postmortem, editing }: ActionItemsPaneProps) {
  const { actionItems: words } = useText();
  const [shown, setShown] = useState(false);
  const { actionItems } = incident.state;
  const { proposals, table } = postmortem.actions;
  const open = actionItems.filter(({ status }) => status === 'open');
  const done = actionItems.filter(({ status }) => status === 'done');
  const lacking = open.filter((item) => blanksOfAction(item).length > 0).length;
  const section = postmortem.sections.find(({ key }) => key === 'actions');
  const text = section === undefined ? '' : (editing.edits.actions?.text ?? section.markdown);
  // A person's own text keeps the table that it was written with.
  const outdated = section !== undefined && text !== withActionTable(text, table) && actionItems.length > 0;

  useKeys([{ key: 'i', label: words.open, run: () => setShown(true) }]);

  return (
    <section className={styles.pane} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      <p>{words.summary(open.length, done.length)}</p>
      {lacking === 0 ? null : <p className={styles.lacking}>{words.blanks(lacking)}</p>}
      {proposals.length === 0 ? null : <p>{words.proposals(proposals.length)}</p>}
      <Button keys="i" onClick={() => setShown(true)}>
        {words.open}
      </Button>
      {outdated ? (
        <>
          <p className={styles.lacking}>{words.textEdited}</p>
          <Button onClick={() => editing.change(section, withActionTable(text, table))}>{words.intoText}</Button>
        </>
      ) : null}
      {shown ? <ActionItemsDialog incident={incident} proposals={proposals} onClose={() => setShown(false)} /> : null}
    </section>
  );
}
