import type { Blank } from '../../../../shared/incident/blanks.ts';
import { nagOf } from '../../../../shared/incident/nags.ts';
import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import styles from './BlankNag.module.css';
import { useSeveritySuggestion } from './useSeveritySuggestion.ts';

/** A blank brought up again, calmly: it can be filled by a key, put off by another, or left alone. */
export function BlankNag() {
  const { state, canWrite } = useScene();
  const nag = nagOf(state, useNowMs());
  return nag === null || !canWrite ? null : <NagLine key={nag.blank} blank={nag.blank} />;
}

function NagLine({ blank }: { blank: Blank }) {
  const { incident, common } = useText();
  const text = incident.blanks;
  const commands = useCommands();
  const suggestion = useSeveritySuggestion();
  const suggested = blank === 'severity' ? suggestion : null;
  const fill = (): void =>
    suggested === null ? openDialog({ kind: 'details' }) : void commands.setSeverity(suggested.severity);
  const putOff = (): void => void commands.putOffBlank(blank);
  const fillLabel = suggested === null ? text.fill[blank] : text.takeSuggested(common.severity(suggested.severity));
  const byMenu = blank === 'severity' && suggested === null;
  useKeys([
    ...(byMenu ? [] : [{ key: 'y', label: fillLabel, run: fill }]),
    { key: 'shift+l', label: text.later, run: putOff },
  ]);
  return (
    <section className={styles.nag} aria-label={text.label}>
      <span className={styles.words}>
        {suggested === null
          ? text.missing[blank]
          : text.withSuggestion(text.missing[blank], common.severity(suggested.severity), suggested.words)}{' '}
        {suggested === null ? null : <EvidenceChips ids={suggested.evidenceIds} />}
      </span>
      {byMenu ? null : (
        <Button keys="y" onClick={fill}>
          {fillLabel}
        </Button>
      )}
      <Button look="quiet" keys="shift+l" onClick={putOff}>
        {text.later}
      </Button>
    </section>
  );
}
