import { Fetched, partOf } from '../../components/Fetched.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { load, useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import { TakeInIncident } from '../handoff/TakeInIncident.tsx';
import { BackupNotice } from './BackupNotice.tsx';
import { Doors } from './Doors.tsx';
import { DrillControls } from './DrillControls.tsx';
import { EnvironmentHealth } from './EnvironmentHealth.tsx';
import styles from './HomeScreen.module.css';
import { OpenIncidents } from './OpenIncidents.tsx';
import { PostmortemsDue } from './PostmortemsDue.tsx';
import { RestoreNotice } from './RestoreNotice.tsx';

const openActions = partOf(async () => (await import('./OpenActions.tsx')).OpenActions);

/** Where the app opens: what burns, what is owed, how the environments are, and the two doors. */
export function HomeScreen() {
  const text = useText().home;
  const problem = useSession((session) => session.problem);
  return (
    <Page title={text.title}>
      <ProblemBox problem={problem} onRetry={() => void load()} />
      <Doors />
      <DrillControls />
      <RestoreNotice />
      <BackupNotice />
      <div className={styles.columns}>
        <div className={styles.column}>
          <OpenIncidents />
          <TakeInIncident />
          <PostmortemsDue />
        </div>
        <div className={styles.column}>
          <EnvironmentHealth />
          <Fetched part={openActions}>{(OpenActions) => <OpenActions />}</Fetched>
        </div>
      </div>
    </Page>
  );
}
