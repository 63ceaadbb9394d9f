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
import { usePastedAlert } from './usePastedAlert.ts';

const DeclareDialog = lazy(async () => ({ default: (await import('./DeclareDialog.tsx')).DeclareDialog }));
const DrillDialog = lazy(async () => ({ default: (await import('./DrillDialog.tsx')).DrillDialog }));

/** The two ways in: declaring asks nothing and starts the clock; a drill asks what shall break. What is known of an alert can be given. */
export function Doors() {
  const { home: text, declare: otherwise } = useText();
  const declaring = useDeclaring();
  const practice = usePractice();
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const canPractise = useSession((session) => session.info?.can.runDrill !== false);
  const [choosing, setChoosing] = useState(false);
  /** The alert to declare from, empty until one is pasted; null while nobody wants to. */
  const [alert, setAlert] = useState<string | null>(null);
  const canDeclare = !readOnly;
  const canBegin = canDeclare && canPractise && practice.step === null;
  useKeys([
    ...(canDeclare ? [{ key: 'i', label: text.declare, run: () => void declareIncident() }] : []),
    ...(canDeclare ? [{ key: 'a', label: otherwise.open, run: () => setAlert('') }] : []),
    ...(canBegin ? [{ key: 't', label: text.practise, run: () => setChoosing(true) }] : []),
  ]);
  usePastedAlert(canDeclare && alert === null && !choosing, setAlert);
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
          <div>
            <Button
              look="quiet"
              keys="a"
              disabled={!canDeclare}
              title={otherwise.openHint}
              onClick={() => setAlert('')}
            >
              {otherwise.open}
            </Button>
          </div>
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
      <Suspense fallback={null}>
        {choosing ? <DrillDialog onClose={() => setChoosing(false)} /> : null}
        {alert === null ? null : <DeclareDialog pasted={alert} onClose={() => setAlert(null)} />}
      </Suspense>
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
