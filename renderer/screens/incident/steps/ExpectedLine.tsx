import { thresholdsOf } from '../../../../shared/diagnosis/level.ts';
import { expectedResult } from '../../../../shared/runbook/expected-result.ts';
import type { Command, Step } from '../../../../shared/runbook/model.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './CommandBlock.module.css';

/** What to expect, before it is read; nothing where neither the runbook nor its metrics say. */
export function ExpectedLine({ step, command }: { step: Step; command: Command }) {
  const { steps: text, reference } = useText().incident;
  const { state, runbook } = useScene();
  const expected = expectedResult(step, command);
  if (expected === null) return null;
  if (expected.kind === 'written') return <Line words={expected.text} />;
  if (expected.kind === 'processFound') return <Line words={text.expectProcess} />;
  const bound = thresholdsOf(runbook, state.environment)[expected.metric]?.normal?.text ?? null;
  const metric = reference.metricKinds[expected.metric];
  if (expected.kind === 'answer') return <Line words={text.expectAnswer(bound)} />;
  return bound === null ? null : <Line words={text.expectWithin(metric, bound)} />;
}

function Line({ words }: { words: string }) {
  const text = useText().incident.steps;
  return (
    <p className={styles.expected}>
      <span className={styles.hint}>{text.expected}</span> {words}
    </p>
  );
}
