import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { client } from '../../contract/client.ts';
import { useAction } from '../../state/action.ts';
import { useQuery } from '../../state/query.ts';
import { drillSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import styles from './DrillControls.module.css';

/** What can be done with the drill that runs: repair it as the runbook's recovery would, or stop it. Nothing while none runs. */
export function DrillControls() {
  const text = useText().home.drill;
  const status = useQuery(drillSource).data;
  const [repaired, setRepaired] = useState(false);
  const repair = useAction(async () => {
    setRepaired(false);
    await client.drill.repair();
    setRepaired(true);
  });
  const stop = useAction(() => client.drill.stop());
  if (status === undefined || (status.state !== 'running' && status.state !== 'stopping')) return null;
  const stopping = status.state === 'stopping' || stop.busy;
  return (
    <section className={styles.drill} aria-label={text.running}>
      <p className={styles.words}>{text.running}</p>
      {status.portTaken === null ? null : <p>{text.portTaken(status.portTaken)}</p>}
      <Button busy={repair.busy} disabled={stopping} onClick={() => void repair.run()}>
        {text.repair}
      </Button>
      <Button busy={stopping} disabled={repair.busy} onClick={() => void stop.run()}>
        {stopping ? text.stopping : text.stop}
      </Button>
      {repair.busy ? <Working label={text.repairing} /> : null}
      {repaired && !repair.busy ? <p role="status">{text.repaired}</p> : null}
      <ProblemBox problem={repair.problem} onDismiss={repair.dismiss} />
      <ProblemBox problem={stop.problem} onDismiss={stop.dismiss} />
    </section>
  );
}
