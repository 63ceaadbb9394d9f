import { Button } from '../../../components/Button.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './TickButtons.module.css';

/** A person's word on a symptom or a criterion: it fits, it does not, or nothing is said. */
export function TickButtons({ itemId, text: about }: { itemId: string; text: string }) {
  const text = useText().incident.patterns;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const said = state.items[itemId]?.state ?? 'notDone';
  const buttons = [
    { to: 'ok', label: text.matches },
    { to: 'contradicts', label: text.doesNotMatch },
  ] as const;
  return (
    <span className={styles.ticks}>
      {buttons.map(({ to, label }) => (
        <Button
          key={to}
          aria-pressed={said === to}
          aria-label={`${label}: ${about}`}
          disabled={!canWrite}
          onClick={() => void commands.setItem(itemId, said === to ? 'notDone' : to)}
        >
          {label}
        </Button>
      ))}
    </span>
  );
}
