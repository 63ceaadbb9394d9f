import { useState } from 'react';
import type { Settings } from '../../../shared/contract/view.ts';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useAction, useActionQueue } from '../../state/action.ts';
import { changeSettings } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import { DeadlineSignals } from './DeadlineSignals.tsx';
import styles from './Preferences.module.css';

const languages = ['ja', 'en'] as const;
const themes = ['system', 'light', 'dark'] as const;

/** Language and colours are set by choosing; a name by Enter or the button, since it is typed. */
export function Preferences(props: { settings: Settings; readOnly: boolean; hostNotifies: boolean }) {
  const { settings, readOnly, hostNotifies } = props;
  const text = useText();
  const change = useActionQueue(changeSettings);
  const [actor, setActor] = useState(settings.actor);
  const [saved, setSaved] = useState(false);

  async function saveActor(): Promise<void> {
    setSaved(false);
    await changeSettings({ actor: actor.trim() });
    setSaved(true);
  }

  const save = useAction(saveActor);
  return (
    <Section title={text.settings.preferences}>
      <div className={styles.fields}>
        <Select
          label={text.settings.language}
          hint={text.settings.languageHint}
          value={settings.language}
          options={languages.map((value) => ({ value, label: text.common.language[value] }))}
          disabled={readOnly}
          onChange={(language) => void change.run({ language })}
        />
        <Select
          label={text.settings.theme}
          value={settings.theme}
          options={themes.map((value) => ({ value, label: text.settings.themes[value] }))}
          disabled={readOnly}
          onChange={(theme) => void change.run({ theme })}
        />
        <div className={styles.actor}>
          <TextInput
            label={text.settings.actor}
            hint={text.settings.actorHint}
            placeholder={text.settings.actorPlaceholder}
            maxLength={100}
            value={actor}
            disabled={readOnly}
            onChange={({ currentTarget }) => {
              setActor(currentTarget.value);
              setSaved(false);
            }}
            onEnter={() => void save.run()}
          />
          <Button
            busy={save.busy}
            disabled={readOnly || actor.trim() === settings.actor}
            onClick={() => void save.run()}
          >
            {text.common.save}
          </Button>
          <p role="status" className={styles.saved}>
            {saved ? text.settings.saved : ''}
          </p>
        </div>
        <DeadlineSignals settings={settings} readOnly={readOnly} hostNotifies={hostNotifies} />
      </div>
      <ProblemBox problem={change.problem} onDismiss={change.dismiss} />
      <ProblemBox problem={save.problem} onDismiss={save.dismiss} />
    </Section>
  );
}
