import { useState } from 'react';
import type { Settings } from '../../../shared/contract/view.ts';
import { Button } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Select } from '../../components/Select.tsx';
import { useActionQueue } from '../../state/action.ts';
import { playChime } from '../../state/chime.ts';
import { changeSettings } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import styles from './DeadlineSignals.module.css';

const sounds = ['on', 'off'] as const;

/** How a deadline that comes makes itself known beside the notice on screen. `hostNotifies`: the desktop does, without asking. */
export function DeadlineSignals(props: { settings: Settings; readOnly: boolean; hostNotifies: boolean }) {
  const { settings, readOnly, hostNotifies } = props;
  const text = useText().settings;
  const change = useActionQueue(changeSettings);
  return (
    <div className={styles.signals}>
      <Select
        label={text.deadlineSound}
        hint={text.deadlineSoundHint}
        value={settings.deadlineSound ? 'on' : 'off'}
        options={sounds.map((value) => ({ value, label: text.deadlineSounds[value] }))}
        disabled={readOnly}
        onChange={(sound) => void change.run({ deadlineSound: sound === 'on' })}
      />
      <Button onClick={() => void playChime()}>{text.trySound}</Button>
      {hostNotifies || !('Notification' in window) ? null : <BrowserNotification />}
      <ProblemBox problem={change.problem} onDismiss={change.dismiss} />
    </div>
  );
}

/** A browser asks its person only where a click led to the question. */
function BrowserNotification() {
  const text = useText().settings;
  const [permission, setPermission] = useState(Notification.permission);
  return (
    <div className={styles.signals}>
      <p>
        <strong>{text.browserNotification}</strong> {text.browserNotificationStates[permission]}
      </p>
      {permission === 'default' ? (
        <Button onClick={() => void Notification.requestPermission().then(setPermission)}>
          {text.allowNotification}
        </Button>
      ) : null}
    </div>
  );
}
