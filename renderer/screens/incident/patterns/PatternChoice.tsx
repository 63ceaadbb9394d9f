import { useId, useState } from 'react';
import type { Pattern } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { classes } from '../../../components/classes.ts';
import { viewPattern } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './PatternChoice.module.css';
import { SymptomList } from './SymptomList.tsx';

type PatternChoiceProps = {
  pattern: Pattern;
  /** 1 for the best; 0 where it is not ranked. */
  rank: number;
  opensByItself: boolean;
  onToggle: () => void;
};

/** One pattern: how much of it fits, why, and whether it is in use. */
export function PatternChoice({ pattern, rank, opensByItself, onToggle }: PatternChoiceProps) {
  const text = useText().incident.patterns;
  const { state, pattern: inView, canWrite } = useScene();
  const [opened, setOpened] = useState<boolean | null>(null);
  const listId = useId();
  const open = opened ?? opensByItself;
  const candidate = state.candidates.find(({ patternId }) => patternId === pattern.id);
  const active = state.activePatterns.some((each) => each.pattern.id === pattern.id);
  const viewed = inView?.id === pattern.id;
  const name = text.name(pattern.number, pattern.title);
  const number = String(pattern.number);
  return (
    <li className={classes(styles.choice, active && styles.active)} aria-label={name}>
      <div className={styles.head}>
        <div className={styles.words}>
          <p>
            {rank > 0 ? <span className={styles.rank}>{text.rank(rank)}</span> : null} <strong>{name}</strong>
            {active ? <span className={styles.chosen}>{` ✓ ${text.chosen}`}</span> : null}
          </p>
          {candidate === undefined ? null : (
            <p className={styles.count}>
              {candidate.readable === candidate.total
                ? text.count(candidate.matched, candidate.total)
                : text.countWithUnread(candidate.matched, candidate.total, candidate.total - candidate.readable)}
            </p>
          )}
        </div>
        <div className={styles.buttons}>
          <Button look="quiet" aria-expanded={open} aria-controls={listId} onClick={() => setOpened(!open)}>
            {open ? text.hide : text.show}
          </Button>
          {viewed || active ? null : (
            <Button
              look="quiet"
              aria-label={`${text.open}: ${name}`}
              onClick={() => viewPattern(pattern.id, inView?.id ?? null)}
            >
              {text.open}
            </Button>
          )}
          {active && !viewed ? (
            <Button aria-label={`${text.open}: ${name}`} onClick={() => viewPattern(pattern.id)}>
              {text.open}
            </Button>
          ) : null}
          <Button
            look={active ? 'default' : rank === 1 && state.activePatterns.length === 0 ? 'primary' : 'default'}
            keys={number}
            disabled={!canWrite || state.status === 'closed'}
            aria-label={`${active ? text.unchoose : text.choose}: ${name}`}
            onClick={onToggle}
          >
            {active ? text.unchoose : text.choose}
          </Button>
        </div>
      </div>
      <div id={listId}>{open ? <SymptomList pattern={pattern} candidate={candidate ?? null} /> : null}</div>
    </li>
  );
}
