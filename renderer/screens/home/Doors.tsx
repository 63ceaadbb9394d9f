import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { declareIncident, dismissDeclareProblem, useDeclaring } from '../../state/declare.ts';
import { dismissPracticeProblem, usePractice } from '../../state/practice.ts';
import { useQuery } from '../../state/query.ts';
import { useSession } from '../../state/session.ts';
import { environmentsSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import styles from './Doors.module.css';

const DrillDialog = lazy(async () => ({ default: (await import('./DrillDialog.tsx')).DrillDialog }));

/** The two ways in: declaring asks nothing and starts the clock; a drill asks what shall break. */
export function Doors() {
  const text = useText().home;
  const declaring = useDeclaring();
  const practice = usePractice();
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const canPractise = useSession((session) => session.info?.can.runDrill !== false);
  const [choosing, setChoosing] = useState(false);
  const canDeclare = !readOnly;
  const canBegin = canDeclare && canPractise && practice.step === null;
  useKeys([
    ...(canDeclare ? [{ key: 'i', label: text.declare, run: () => void declareIncident() }] : []),
    ...(canBegin ? [{ key: 't', label: text.practise, run: () => setChoosing(true) }] : []),
  ]);
  return (
    <>
      <div className={styles.doors}>
        <div className={styles.door}>
          <Button
            look="fire"
            size="large"
            keys="i"
            busy={declaring.busy}
            disabled={!canDeclare}
            onClick={() => void declareIncident()}
          >
            {declaring.busy ? text.declaring : text.declare}
          </Button>
          <DeclaresOn />
        </div>
        <div className={styles.door}>
          <Button size="large" keys="t" disabled={!canBegin} onClick={() => setChoosing(true)}>
            {text.practise}
          </Button>
          <p className={styles.hint}>{canPractise ? text.practiseHint : text.practiseNotPossible}</p>
        </div>
      </div>
      <div className={styles.news}>
        {practice.step === null ? null : (
          <Working label={`${text.drill.steps[practice.step]} (${text.drill.waiting})`} />
        )}
        <ProblemBox problem={declaring.problem} onDismiss={dismissDeclareProblem} />
        <ProblemBox problem={practice.problem} onDismiss={dismissPracticeProblem} />
      </div>
      <Suspense fallback={null}>{choosing ? <DrillDialog onClose={() => setChoosing(false)} /> : null}</Suspense>
    </>
  );
}

/** The environment that declaring takes: the one used last, else the first. */
function DeclaresOn() {
  const text = useText();
  const environments = useQuery(environmentsSource).data;
  const lastId = useSession((session) => session.settings?.lastEnvironmentId ?? null);
  if (environments === undefined) return null;
  const entry = environments.find(({ environment }) => environment.id === lastId) ?? environments[0];
  if (entry === undefined) return <p className={styles.hint}>{text.home.declareWithoutEnvironment}</p>;
  const { kind, name } = entry.environment;
  const kindName = text.common.environmentKinds[kind];
  return <p className={styles.hint}>{text.home.declareOn(name === kindName ? name : `${kindName} ${name}`)}</p>;
}
