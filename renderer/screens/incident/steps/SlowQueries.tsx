import type { ReactNode } from 'react';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import { planCheckId } from '../../../../shared/incident/plan-check.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { checkRunOf, dismissCheckProblem, explainQuery, useCheckRuns } from '../../../state/readings.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './SlowQueries.module.css';

type SlowQuery = Extract<Reading, { kind: 'slowQuery' }>;
type SlowQueriesProps = {
  checkId: string;
  readings: readonly { reading: Reading }[];
  /** What the check that reads a plan read. */
  resultOf: (planCheckId: string) => ReactNode;
};

/** Reading the plan of each slow query that a check found, and the plan below it once it was read. */
export function SlowQueries({ checkId, readings, resultOf }: SlowQueriesProps) {
  const queries = readings.map(({ reading }) => reading).filter((reading) => reading.kind === 'slowQuery');
  return queries.map((query) => {
    const planId = planCheckId(checkId, query);
    return (
      <OneQuery key={planId} checkId={checkId} query={query}>
        {resultOf(planId)}
      </OneQuery>
    );
  });
}

function OneQuery({ checkId, query, children }: { checkId: string; query: SlowQuery; children: ReactNode }) {
  const text = useText().incident.steps;
  const { incidentId, canRead } = useScene();
  const planId = planCheckId(checkId, query);
  const run = useCheckRuns(checkRunOf(incidentId, planId));
  const name = query.pid === null ? `queryid ${query.queryId}` : `pid ${query.pid}`;
  return (
    <div className={styles.query}>
      <Button
        busy={run.running}
        disabled={!canRead}
        aria-label={`${text.explain}: ${name}`}
        onClick={() => void explainQuery(incidentId, checkId, query)}
      >
        {run.running ? text.explaining : text.explain}
      </Button>
      <span className={styles.name}>{name}</span>
      <ProblemBox problem={run.problem} onDismiss={() => dismissCheckProblem(incidentId, planId)} />
      <div className={styles.plan}>{children}</div>
    </div>
  );
}
