import { Page } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { load, useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import { About } from './About.tsx';
import { Backups } from './backups/Backups.tsx';
import { Preferences } from './Preferences.tsx';

/** What a person can set, and what this installation is. */
export function SettingsScreen() {
  const text = useText();
  const { settings, info, problem } = useSession();
  return (
    <Page title={text.settings.title}>
      <ProblemBox problem={problem} onRetry={() => void load()} />
      {settings === null && problem === null ? <Working label={text.common.loading} /> : null}
      {settings === null ? null : (
        <Preferences settings={settings} readOnly={info?.readOnly === true} hostNotifies={info?.can.notify !== false} />
      )}
      {settings === null ? null : <Backups />}
      {info === null ? null : <About info={info} />}
    </Page>
  );
}
