import { Button } from '../../components/Button.tsx';
import { goToStage, viewPattern } from '../../state/desk.ts';
import { useText } from '../../text/useText.ts';
import { useScene } from './scene.ts';

/** The runbook's "see section N": goes to that pattern, and the way back stands there. */
export function SeePattern({ number }: { number: number | null }) {
  const text = useText().incident.steps;
  const { runbook, pattern } = useScene();
  const target = runbook?.patterns.find((each) => each.number === number);
  if (target === undefined || target.id === pattern?.id) return null;
  return (
    <Button
      look="quiet"
      onClick={() => {
        viewPattern(target.id, pattern?.id ?? null);
        goToStage(target.procedures.some(({ kind }) => kind === 'checks') ? 'checks' : 'response');
      }}
    >
      {`→ ${text.seePattern(target.number)}`}
    </Button>
  );
}
