import { useRef } from 'react';
import type { Severity } from '../../../../shared/incident/event.ts';
import { Menu } from '../../../components/Menu.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useText } from '../../../text/useText.ts';
import { useSeveritySuggestion } from '../blanks/useSeveritySuggestion.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './SeverityMenu.module.css';

const severities: readonly Severity[] = [1, 2, 3, 4];

/** How bad it is; a blank says so, quietly. */
export function SeverityMenu() {
  const { incident, common } = useText();
  const text = incident.top;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const trigger = useRef<HTMLButtonElement>(null);
  const { severity } = state;
  const suggestion = useSeveritySuggestion();
  useKeys([{ key: 'shift+s', label: text.setSeverity, run: () => trigger.current?.click() }]);
  const choices = severities.map((each) => ({
    key: String(each),
    label:
      suggestion?.severity === each
        ? incident.blanks.suggested(text.severityNames[each], suggestion.words)
        : text.severityNames[each],
    disabled: !canWrite || each === severity,
    run: () => void commands.setSeverity(each),
  }));
  const clear = {
    key: 'none',
    label: text.severityNone,
    disabled: !canWrite,
    run: () => void commands.setSeverity(null),
  };
  return (
    <Menu
      label={
        severity === null ? (
          <span className={styles.blank}>{text.severityBlank}</span>
        ) : (
          <strong>{common.severity(severity)}</strong>
        )
      }
      name={severity === null ? text.severityBlank : `${text.severity}: ${common.severity(severity)}`}
      triggerRef={trigger}
      items={severity === null ? choices : [...choices, clear]}
    />
  );
}
