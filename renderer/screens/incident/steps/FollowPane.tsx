import { useEffect, useRef } from 'react';
import type { Command } from '../../../../shared/runbook/model.ts';
import { numberText } from '../../../../shared/text/figures.ts';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { dismissFollowProblem, followOf, useFollows } from '../../../state/follows.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './FollowPane.module.css';

/** The newest lines of a log that is followed, and how it ended. */
export function FollowPane({ command }: { command: Command }) {
  const text = useText().incident.steps;
  const { incidentId } = useScene();
  const { running, target, lines, skipped, end, problem } = useFollows(followOf(incidentId, command.id));
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    // Whoever scrolled up to read something is left there.
    const pane = box.current;
    if (pane === null || lines.length === 0) return;
    const isAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
    if (isAtEnd) pane.scrollTop = pane.scrollHeight;
  }, [lines]);
  if (target === null && problem === null) return null;
  return (
    <section className={styles.pane} aria-label={text.following}>
      {target === null ? null : (
        <>
          <p className={styles.target}>{target}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the lines can be scrolled by keyboard */}
          <pre ref={box} className={styles.lines} tabIndex={0}>
            {lines.join('\n')}
          </pre>
          {skipped > 0 ? <p className={styles.target}>{text.linesSkipped(numberText(skipped))}</p> : null}
          <p role="status">{running ? text.followingNow : end === null ? '' : text.followEnds[end]}</p>
        </>
      )}
      <ProblemBox problem={problem} onDismiss={() => dismissFollowProblem(incidentId, command.id)} />
    </section>
  );
}
