import type { ReturnVersion } from '../../../../shared/rollback/return-versions.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import styles from './Rollback.module.css';

type VersionChoiceProps = {
  versions: readonly ReturnVersion[];
  value: string;
  onChange: (version: string) => void;
};

/** The version to return to: typed, or taken from what was deployed, and from the tags and commits that were read. */
export function VersionChoice({ versions, value, onChange }: VersionChoiceProps) {
  const text = useText().incident.rollback;
  const { zone } = useScene().state;
  return (
    <section className={styles.question}>
      <TextInput
        mono
        label={text.version}
        hint={text.versionHint}
        value={value}
        maxLength={200}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {versions.length === 0 ? (
        <p className={styles.hint}>{text.noVersions}</p>
      ) : (
        <ul className={styles.versions} aria-label={text.versions}>
          {versions.map(({ ref, name, of, atMs, evidenceId, isCurrent }) => (
            <li key={ref} className={styles.line}>
              <Button
                aria-pressed={ref === value}
                aria-label={text.choose(ref)}
                disabled={isCurrent}
                onClick={() => onChange(ref)}
              >
                {ref}
              </Button>
              {name === ref ? null : <span className={styles.versionName}>{name}</span>}
              <span className={styles.name}>{text.versionOf[of]}</span>
              {atMs === null ? null : <Time atMs={atMs} zone={zone} show="dateTime" />}
              {isCurrent ? <span className={styles.name}>{text.current}</span> : null}
              <EvidenceChips ids={[evidenceId]} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
