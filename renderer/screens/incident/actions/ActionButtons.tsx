import type { Command } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { openDialog } from '../../../state/desk.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { actionOfCommand } from './action-of-command.ts';

/** What can be done with a command that is no look: to list whom it means, and to say that it was run elsewhere. No key does either. */
export function ActionButtons({ command, name }: { command: Command; name: string }) {
  const text = useText().actions;
  const { incidentId, state, canRead, canWrite } = useScene();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const action = actionOfCommand(command, inputs);
  const runbookCommandId = command.id;
  return (
    <>
      {action?.ok ? (
        <Button
          disabled={!canRead || state.environment?.database === null}
          aria-label={`${text.open}: ${name}`}
          onClick={() => openDialog({ kind: 'action', runbookCommandId })}
        >
          {text.open}
        </Button>
      ) : null}
      {command.risk === 'observe' ? null : (
        <Button
          look="quiet"
          disabled={!canWrite}
          aria-label={`${text.done}: ${name}`}
          onClick={() => openDialog({ kind: 'commandDone', runbookCommandId })}
        >
          {text.done}
        </Button>
      )}
    </>
  );
}
