import type { CauseState } from '../../../../shared/incident/event.ts';
import type { Cause, Pattern } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { classes } from '../../../components/classes.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { SeePattern } from '../SeePattern.tsx';
import { useScene } from '../scene.ts';
import styles from './CauseRow.module.css';
import { causeElementId } from './useCauseKeys.ts';

const shapes: Readonly<Record<CauseState, string>> = { open: '○', suspected: '?', confirmed: '●', ruledOut: '✕' };
const judgements: readonly CauseState[] = ['suspected', 'confirmed', 'ruledOut'];

/** A row of the runbook's table of causes: what lit it up, how to tell, what to do, and what a person makes of it. */
export function CauseRow({ cause, owner }: { cause: Cause; owner: Pattern }) {
  const { causes: text, patterns } = useText().incident;
  const { state, view, pattern, canWrite } = useScene();
  const commands = useCommands();
  const lit = view.litCauses.filter(({ causeId }) => causeId === cause.id);
  const record = state.causes[cause.id];
  const stands = record?.state ?? 'open';
  const judge = (to: CauseState): void => {
    if (to === 'confirmed' || to === 'ruledOut') {
      openDialog({ kind: 'cause', causeId: cause.id, text: cause.cause, state: to });
    } else void commands.setCause(cause.id, to);
  };
  return (
    <li
      id={causeElementId(cause.id)}
      tabIndex={-1}
      className={classes(styles.cause, lit.length > 0 && styles.lit)}
      aria-label={cause.cause}
    >
      <p className={styles.head}>
        <span className={styles[stands]}>
          <span aria-hidden="true">{shapes[stands]}</span> {text.states[stands]}
        </span>
        <strong>{cause.cause}</strong>
        {owner.id === pattern?.id ? null : (
          <span className={styles.aside}>{patterns.name(owner.number, owner.title)}</span>
        )}
      </p>
      {lit.map(({ signature, evidenceIds }) => (
        <p key={signature} className={styles.found}>
          <span aria-hidden="true">▲</span> {text.lit(signature)} <EvidenceChips ids={evidenceIds} />
        </p>
      ))}
      <dl className={styles.facts}>
        {cause.howToTell === null ? null : (
          <>
            <dt>{text.howToTell}</dt>
            <dd>{cause.howToTell}</dd>
          </>
        )}
        {cause.action === null ? null : (
          <>
            <dt>{text.action}</dt>
            <dd>
              {cause.action} <SeePattern number={cause.seePattern} />
            </dd>
          </>
        )}
      </dl>
      {record?.reason ? <p className={styles.aside}>{`${text.reasonLabel}: ${record.reason}`}</p> : null}
      <div className={styles.buttons}>
        {judgements.map((to) => (
          <Button
            key={to}
            aria-pressed={stands === to}
            aria-label={`${text.set[to]}: ${cause.cause}`}
            disabled={!canWrite}
            onClick={() => judge(stands === to ? 'open' : to)}
          >
            {text.set[to]}
          </Button>
        ))}
        {record !== undefined && record.evidenceIds.length > 0 ? <EvidenceChips ids={record.evidenceIds} /> : null}
      </div>
    </li>
  );
}
