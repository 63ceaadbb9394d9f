import { useEffect } from 'react';
import { Fetched, partOf } from '../../../components/Fetched.tsx';
import { closeDialog, useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { CommandDoneDialog } from '../actions/CommandDoneDialog.tsx';
import { reasonOrNull, useCommands } from '../commands.ts';
import { EscalationDialog } from '../escalation/EscalationDialog.tsx';
import { HandOffDialog } from '../handoff/HandOffDialog.tsx';
import { MessageDialog } from '../messages/MessageDialog.tsx';
import { RollbackDialog } from '../rollback/RollbackDialog.tsx';
import { SecretDialog } from '../secrets/SecretDialog.tsx';
import { AttachDialog } from './AttachDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { DeadlinesDialog } from './DeadlinesDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { InsertDialog } from './InsertDialog.tsx';
import { ItemStateDialog } from './ItemStateDialog.tsx';
import { MilestonesDialog } from './MilestonesDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { ReviseDialog } from './ReviseDialog.tsx';
import { WatchDialog } from './WatchDialog.tsx';

const pictureDialog = partOf(async () => (await import('../picture/PictureDialog.tsx')).PictureDialog);
const pasteLinesDialog = partOf(async () => (await import('./PasteLinesDialog.tsx')).PasteLinesDialog);

/** The one dialog that is open over the incident. */
export function DeskDialogs() {
  const dialog = useDesk((desk) => desk.dialog);
  const text = useText().incident;
  const commands = useCommands();
  useEffect(() => {
    // They are not part of the first load, and must be there when their key is pressed. Without them now, they come then.
    Promise.all([pictureDialog.fetch(), pasteLinesDialog.fetch()]).catch(() => undefined);
  }, []);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'evidence':
      return <EvidenceDialog evidenceId={dialog.evidenceId} />;
    case 'milestones':
      return <MilestonesDialog inHand={dialog.milestone} />;
    case 'deadlines':
      return <DeadlinesDialog />;
    case 'escalation':
      return <EscalationDialog />;
    case 'message':
      return <MessageDialog />;
    case 'watch':
      return <WatchDialog />;
    case 'rollback':
      return <RollbackDialog />;
    case 'handOff':
      return <HandOffDialog />;
    case 'details':
      return <DetailsDialog />;
    case 'close':
      return <CloseDialog />;
    case 'action':
      return <ActionDialog runbookCommandId={dialog.runbookCommandId} />;
    case 'commandDone':
      return <CommandDoneDialog runbookCommandId={dialog.runbookCommandId} />;
    case 'attach':
      return <AttachDialog pasted={dialog.text} runbookCommandId={dialog.runbookCommandId} />;
    case 'secret':
      return <SecretDialog field={dialog.field} />;
    case 'insert':
      return <InsertDialog key={dialog.afterEventId} afterEventId={dialog.afterEventId} />;
    case 'picture':
      return (
        <Fetched part={pictureDialog}>
          {(Picture) => <Picture key={keyOfFile(dialog.file)} file={dialog.file} />}
        </Fetched>
      );
    case 'pasteLines':
      return <Fetched part={pasteLinesDialog}>{(Lines) => <Lines key={dialog.text} pasted={dialog.text} />}</Fetched>;
    case 'revise':
      return <ReviseDialog {...dialog} />;
    case 'reopen':
      return (
        <ReasonDialog title={text.after.reopenTitle} confirm={text.after.reopen} required onConfirm={commands.reopen} />
      );
    case 'itemState':
      return <ItemStateDialog workId={dialog.workId} text={dialog.text} />;
    case 'skip':
      return (
        <ReasonDialog
          title={text.steps.skipTitle}
          about={dialog.text}
          hint={text.steps.skipHint}
          confirm={text.steps.skip}
          required
          onConfirm={(reason) => commands.setItem(dialog.workId, 'skipped', reason)}
        />
      );
    case 'cause':
      return (
        <ReasonDialog
          title={dialog.state === 'ruledOut' ? text.causes.ruleOutTitle : text.causes.confirmTitle}
          about={dialog.text}
          hint={dialog.state === 'ruledOut' ? undefined : text.causes.confirmHint}
          confirm={text.causes.set[dialog.state]}
          required={dialog.state === 'ruledOut'}
          onConfirm={(reason) => commands.setCause(dialog.causeId, dialog.state, reasonOrNull(reason))}
        />
      );
    case 'strike':
      return (
        <ReasonDialog
          title={text.timeline.strikeTitle}
          about={dialog.text}
          hint={text.timeline.strikeHint}
          confirm={text.timeline.strike}
          required
          onConfirm={(reason) => commands.strike(dialog.eventId, reason)}
        />
      );
    case 'deadlineNotNeeded':
      return (
        <ReasonDialog
          title={text.deadlines.notNeededTitle}
          about={dialog.name}
          confirm={text.deadlines.notNeeded}
          required
          onClose={closeDialog}
          onConfirm={(reason) => commands.handleDeadline(dialog.deadlineId, 'notNeeded', reason)}
        />
      );
  }
}

/** Another file is another picture: its covers and its title begin anew. */
function keyOfFile(file: Blob | null): string {
  return file instanceof File ? `${file.name} ${file.size} ${file.lastModified}` : 'none';
}
