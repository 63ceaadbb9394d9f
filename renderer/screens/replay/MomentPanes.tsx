import { useState } from 'react';
import type { Decision } from '../../../shared/replay/decisions.ts';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { EnvironmentThen } from './EnvironmentThen.tsx';
import styles from './MomentPanes.module.css';
import { RunbookThen } from './RunbookThen.tsx';
import { ThenPane } from './ThenPane.tsx';
import { useReplayText } from './useReplayText.ts';

const panes = ['moment', 'runbook', 'environment'] as const;

type MomentPanesProps = { decisions: readonly Decision[]; onGo: (known: number) => void };

/** What the people of that moment had before them: what they knew, the text that guided them, what they looked at. */
export function MomentPanes({ decisions, onGo }: MomentPanesProps) {
  const text = useReplayText().panes;
  const [pane, setPane] = useState<(typeof panes)[number]>('moment');
  return (
    <>
      <div className={styles.choice}>
        <ChoiceChips
          label={text.label}
          value={pane}
          options={panes.map((value) => ({ value, label: text[value] }))}
          onChange={setPane}
        />
      </div>
      {pane === 'moment' ? <ThenPane decisions={decisions} onGo={onGo} /> : null}
      {pane === 'runbook' ? <RunbookThen /> : null}
      {pane === 'environment' ? <EnvironmentThen /> : null}
    </>
  );
}
