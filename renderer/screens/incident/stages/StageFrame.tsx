import type { ReactNode } from 'react';
import { useText } from '../../../text/useText.ts';
import type { Stage } from '../guide/work.ts';
import { PatternLine } from '../patterns/PatternLine.tsx';
import styles from './Stage.module.css';

type StageFrameProps = { stage: Stage; hint?: ReactNode; aside?: ReactNode; children: ReactNode };

/** A stage of the guide with its title; where its content belongs to a pattern, that pattern's name and the way back. */
export function StageFrame({ stage, hint, aside, children }: StageFrameProps) {
  const { titles } = useText().incident.guide;
  const ofPattern = stage === 'checks' || stage === 'causes' || stage === 'response';
  return (
    <section className={styles.stage} aria-label={titles[stage]}>
      <div className={styles.head}>
        <h2>{titles[stage]}</h2>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
        {aside}
      </div>
      {ofPattern && stage !== 'checks' ? <PatternLine /> : null}
      {children}
    </section>
  );
}
