import { Button } from '../../../components/Button.tsx';
import { goToStage, useDesk, viewPattern } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './PatternLine.module.css';

/** Which pattern is in view, the other ones in use, and the way back from one that a link led to. */
export function PatternLine() {
  const {
    patterns: text,
    steps: { seePattern },
  } = useText().incident;
  const { state, runbook, pattern } = useScene();
  const returnTo = useDesk(({ returnToPatternId }) => returnToPatternId);
  const back = runbook?.patterns.find(({ id }) => id === returnTo && id !== pattern?.id);
  if (pattern === null) return null;
  const active = state.activePatterns.filter((each) => each.pattern.id !== pattern.id && each.pattern.id !== back?.id);
  const chosen = state.activePatterns.some((each) => each.pattern.id === pattern.id);
  return (
    <div className={styles.line}>
      <p className={styles.name}>{text.name(pattern.number, pattern.title)}</p>
      {chosen ? null : <p className={styles.hint}>{text.preview}</p>}
      {back === undefined ? null : (
        <Button onClick={() => viewPattern(back.id)}>{`← ${text.backTo(back.number)}`}</Button>
      )}
      {active.map((each) => (
        <Button key={each.pattern.id} look="quiet" onClick={() => viewPattern(each.pattern.id)}>
          {`→ ${seePattern(each.number)}`}
        </Button>
      ))}
      <Button look="quiet" onClick={() => goToStage('checks')}>
        {text.change}
      </Button>
    </div>
  );
}
