import { owedOf } from '../../../../shared/incident/owed.ts';
import { useText } from '../../../text/useText.ts';
import { reasonOrNull, useCommands } from '../commands.ts';
import { countOf } from '../guide/progress.ts';
import { workOf } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Closing says what is still open; it can be reopened with a reason. */
export function CloseDialog() {
  const text = useText().incident.after;
  const { actions } = useText();
  const { state, runbook } = useScene();
  const commands = useCommands();
  const { done, total } = countOf(workOf('after', runbook, null, state.causes), state);
  const owed = owedOf(state).filter(({ settled }) => settled === null).length;
  const open = [
    state.milestones.recovered === null ? text.notRecovered : null,
    done < total ? text.unfinished(total - done) : null,
    owed === 0 ? null : actions.owedLeft(owed),
    text.canReopen,
  ];
  return (
    <ReasonDialog
      title={text.closeTitle}
      about={open.filter((line) => line !== null).join(' ')}
      hint={text.closeHint}
      confirm={text.close}
      onConfirm={(reason) => commands.close(reasonOrNull(reason))}
    />
  );
}
