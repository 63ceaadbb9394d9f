import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import { statusLines } from '../../../../shared/messages/status-lines.ts';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { CopyButton } from '../steps/CopyButton.tsx';

/** Where things stand, for whoever asks; it is copied and not recorded, since it promises nothing. */
export function StatusButton() {
  const text = useText().messages;
  const { state } = useScene();
  const nowMs = useNowMs();
  const lines = statusLines({ state, readings: presentReadings(state), nowMs, language: state.language });
  return (
    <CopyButton look="quiet" text={lines.join('\n')} label={text.status} name={`${text.status}: ${text.statusHint}`} />
  );
}
