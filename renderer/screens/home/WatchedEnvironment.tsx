import type { WatchView } from '../../../shared/contract/watch-view.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { measureName } from '../../../shared/text/watch-sentence.ts';
import { criticalSinceMs } from '../../../shared/watch/critical-since.ts';
import { Button } from '../../components/Button.tsx';
import { MeasureRow } from '../../components/MeasureRow.tsx';
import { OwnFigures } from '../../components/OwnFigures.tsx';
import { declareIncident, useDeclaring } from '../../state/declare.ts';
import { useSession } from '../../state/session.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import { viewerZone } from '../../text/viewer-zone.ts';
import styles from './WatchedEnvironment.module.css';

/** What the watch of an environment sees now. A critical one offers to declare, with what was read so far. */
export function WatchedEnvironment({ environment, view }: { environment: Environment; view: WatchView }) {
  const text = useText().watch;
  const language = useLanguage();
  const declaring = useDeclaring();
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const critical = view.measures.filter(({ standing, muted }) => standing === 'critical' && !muted);
  const names = critical.map((measure) => measureName(measure, language)).join(language === 'ja' ? '、' : ', ');
  const declare = (): void => {
    const sinceMs = criticalSinceMs(view.measures);
    void declareIncident({
      environmentId: environment.id,
      detectedBy: 'watch',
      ...(sinceMs === null ? {} : { detectedAtMs: sinceMs }),
    });
  };
  return (
    <div className={styles.watched}>
      {critical.length > 0 && view.fromHome ? (
        <div className={styles.offer} role="status">
          <p className={styles.critical}>{text.home.critical(names)}</p>
          <Button look="fire" busy={declaring.busy} disabled={readOnly} onClick={declare}>
            {text.home.declare}
          </Button>
          <p className={styles.aside}>{text.home.declareHint}</p>
        </div>
      ) : null}
      <ul>
        {view.measures.map((measure) => (
          <MeasureRow key={measure.id} measure={measure} view={view} zone={viewerZone()} brief />
        ))}
      </ul>
      {view.own === null || view.own.n === 0 ? null : (
        <p className={styles.own}>
          <OwnFigures own={view.own} />
        </p>
      )}
    </div>
  );
}
