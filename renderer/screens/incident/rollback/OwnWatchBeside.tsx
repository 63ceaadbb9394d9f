import { measureName } from '../../../../shared/text/watch-sentence.ts';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { OwnFigures } from '../../../components/OwnFigures.tsx';
import { useQuery } from '../../../state/query.ts';
import { watchSource } from '../../../state/sources.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './Rollback.module.css';
import { TimeWords } from './TimeWords.tsx';

/** What we measure from outside (外形監視), beside the criteria and never one of them: each measure in trouble, and since when. */
export function OwnWatchBeside() {
  const text = useText().incident.rollback;
  const language = useLanguage();
  const { incidentId, state } = useScene();
  const view = useQuery(watchSource({ incidentId })).data ?? null;
  if (view === null || view.own === null) return null;
  const troubled = view.measures.filter(({ standing }) => standing === 'critical' || standing === 'warning');
  return (
    <section className={styles.own}>
      <p className={styles.live}>
        <OwnFigures own={view.own} /> <span className={styles.name}>{text.own}</span>
      </p>
      {troubled.length === 0 ? null : (
        <ul>
          {troubled.map((measure) => (
            <li key={measure.id} className={styles.live}>
              <span>{measureName(measure, language)}</span>
              <LevelMark level={measure.standing ?? 'unknown'} />
              <Since atMs={state.watch.levels[measure.id]?.atMs ?? null} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Nothing where no row of the record says when it began. */
function Since({ atMs }: { atMs: number | null }) {
  const text = useText().incident.rollback;
  if (atMs === null) return null;
  return (
    <span className={styles.name}>
      <TimeWords atMs={atMs} words={text.ownSince} />
    </span>
  );
}
