import { useState } from 'react';
import type { Pattern } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { keepPlaces, useHeld } from '../../../components/useHeld.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { viewPattern } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import { PatternChoice } from './PatternChoice.tsx';
import styles from './PatternPicker.module.css';
import { whyNoCandidates } from './why-no-candidates.ts';

/** `opened`: the pattern whose symptoms are shown unasked. */
type Shown = { ids: readonly string[]; opened: string | null };

/** The patterns, ranked ones first with their reasons; where none is ranked, why not. Several can be in use at once. */
export function PatternPicker() {
  const text = useText().incident.patterns;
  const { state, runbook, canWrite } = useScene();
  const sweeping = useIncidentSweeps().running.length > 0;
  const toggle = usePatternToggle();
  const [showsOthers, setShowsOthers] = useState(false);
  const patterns = runbook?.patterns ?? [];
  const isOpen = state.status === 'open';
  useKeys(
    patterns
      .filter(({ number }) => number >= 1 && number <= 9 && canWrite && isOpen)
      .map((pattern) => ({
        key: String(pattern.number),
        label: text.chooseByNumber(pattern.number),
        run: () => toggle(pattern),
      })),
  );
  const ranked = state.candidates.flatMap(({ patternId }) => patterns.filter(({ id }) => id === patternId));
  const chosen = patterns.filter(({ id }) => state.activePatterns.some(({ pattern }) => pattern.id === id));
  const first = [...ranked, ...chosen.filter((pattern) => !ranked.includes(pattern))];
  const others = patterns.filter((pattern) => !first.includes(pattern));
  const folds = first.length > 0 && others.length > 0;
  const inOrder = folds && !showsOthers ? first : [...first, ...others];
  const opened = chosen.length === 0 ? (ranked[0]?.id ?? null) : null;
  const { shown, place } = useHeld<Shown, HTMLUListElement>(
    { ids: inOrder.map(({ id }) => id), opened },
    (before, now) => ({
      ids: keepPlaces(before.ids, now.ids),
      // A pointer that only lies there must not keep the first suggestion's reasons from being seen.
      opened: before.opened ?? now.opened,
    }),
  );
  if (patterns.length === 0) return <p className={styles.why}>{text.noPatterns}</p>;
  return (
    <section className={styles.picker} aria-label={text.title}>
      {ranked.length === 0 ? (
        <p className={styles.why} role="status">
          {text[whyNoCandidates(state, sweeping)]}
        </p>
      ) : null}
      <ul {...place} className={styles.list}>
        {shown.ids
          .flatMap((shownId) => patterns.filter(({ id }) => id === shownId))
          .map((pattern) => (
            <PatternChoice
              key={pattern.id}
              pattern={pattern}
              rank={ranked.indexOf(pattern) + 1}
              opensByItself={pattern.id === shown.opened}
              onToggle={() => toggle(pattern)}
            />
          ))}
      </ul>
      {folds ? (
        <Button
          look="quiet"
          className={styles.others}
          aria-expanded={showsOthers}
          onClick={() => setShowsOthers(!showsOthers)}
        >
          {`${text.others} (${others.length})`}
        </Button>
      ) : null}
    </section>
  );
}

function usePatternToggle(): (pattern: Pattern) => void {
  const { state } = useScene();
  const commands = useCommands();
  return (pattern) => {
    const active = state.activePatterns.some((each) => each.pattern.id === pattern.id);
    void commands.setPattern(pattern.id, !active).then((recorded) => {
      if (recorded) viewPattern(active ? null : pattern.id);
    });
  };
}
