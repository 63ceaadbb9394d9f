import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { DrillMark } from '../DrillMark.tsx';
import { Lead } from '../handoff/Lead.tsx';
import { NextUpdateClock } from '../messages/NextUpdateClock.tsx';
import { useScene } from '../scene.ts';
import { ClockOffsets } from './ClockOffsets.tsx';
import { Deadlines } from './Deadlines.tsx';
import { Elapsed } from './Elapsed.tsx';
import { EnvironmentMenu } from './EnvironmentMenu.tsx';
import { SeverityMenu } from './SeverityMenu.tsx';
import styles from './TopLine.module.css';

/** Where, what, how bad, how long: one line that is always in sight. The environment comes first, since the worst mistake is the wrong one. */
export function TopLine() {
  const text = useText().incident;
  const { state, view } = useScene();
  useKeys([{ key: 'shift+i', label: text.top.details, run: () => openDialog({ kind: 'details' }) }]);
  const service = state.environment?.service ?? '';
  return (
    <section className={styles.line} aria-label={text.top.label}>
      <EnvironmentMenu />
      {state.drill && state.environment?.kind !== 'drill' ? <DrillMark /> : null}
      <h1 className={styles.heading}>
        <button
          type="button"
          className={styles.title}
          title={`${state.title}\n${text.top.details} (⇧I)`}
          onClick={() => openDialog({ kind: 'details' })}
        >
          {service === '' ? null : <span className={styles.service}>{service}</span>}
          <span className={styles.name}>{state.title}</span>
          <span className={styles.number}>{text.number(view.number)}</span>
        </button>
      </h1>
      <SeverityMenu />
      {state.status === 'closed' ? (
        <>
          <strong>{text.closed}</strong>
          <ReopenButton />
        </>
      ) : null}
      <Elapsed />
      <Deadlines />
      <NextUpdateClock />
      <ClockOffsets />
      <Lead />
    </section>
  );
}

function ReopenButton() {
  const text = useText().incident.after;
  const { canWrite } = useScene();
  return (
    <Button disabled={!canWrite} onClick={() => openDialog({ kind: 'reopen' })}>
      {text.reopen}
    </Button>
  );
}
