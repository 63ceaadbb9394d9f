import type { StillHeld } from '../../../../shared/contract/erasure-contract.ts';
import { useText } from '../../../text/useText.ts';
import styles from './EraseDialog.module.css';

/** Files in which it stays: Hikeshi does not reach into them. */
export function StillHeldLines({ held: { backups, exports } }: { held: StillHeld }) {
  const text = useText().erase;
  if (backups.length === 0 && exports.length === 0) return <p className={styles.hint}>{text.inNothing}</p>;
  return (
    <>
      {backups.length === 0 ? null : (
        <div>
          <p>
            {text.inBackups(backups.length)} <span className={styles.hint}>{text.inBackupsHint}</span>
          </p>
          <Files names={backups} />
        </div>
      )}
      {exports.length === 0 ? null : (
        <div>
          <p>{text.inExports}</p>
          <Files names={exports} />
        </div>
      )}
    </>
  );
}

function Files({ names }: { names: readonly string[] }) {
  return (
    <ul className={styles.files}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
