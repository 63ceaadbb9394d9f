import type { Command, Step } from '../../../shared/runbook/model.ts';
import { classes } from '../../components/classes.ts';
import { useText } from '../../text/useText.ts';
import { Jump, type JumpTo } from './Jump.tsx';
import styles from './UnderstoodStep.module.css';

/** One step and its commands, each with what it risks and whether the app can run it. */
export function UnderstoodStep({ step, onJump }: { step: Step; onJump: JumpTo }) {
  const { title, alternative, comments, commands, line } = step;
  return (
    <div className={styles.step}>
      <p className={styles.head}>
        {alternative === null || title?.includes(alternative) ? null : (
          <span className={styles.aside}>{alternative}</span>
        )}
        <span className={styles.title}>{title}</span>
        <Jump line={line} onJump={onJump} />
      </p>
      {comments.map((comment) => (
        <p key={comment} className={styles.aside}>
          {comment}
        </p>
      ))}
      <ul>
        {commands.map((command) => (
          <UnderstoodCommand key={command.id} command={command} />
        ))}
      </ul>
    </div>
  );
}

function UnderstoodCommand({ command }: { command: Command }) {
  const text = useText().runbooks.understood;
  const { risk, probe, unending, substitute, placeholders } = command;
  const runnable = risk === 'observe' && probe !== null && unending === null;
  const notes = [
    ...(unending === null ? (runnable ? [] : [text.copyOnly]) : [text.unending[unending]]),
    ...(placeholders.length === 0 ? [] : [text.placeholders(placeholders.map((name) => `<${name}>`).join(' '))]),
  ];
  return (
    <li className={styles.command}>
      <span className={classes(styles.risk, styles[risk])}>{text.risks[risk]}</span>
      <span className={styles.what}>
        <code>{command.text}</code>
        {notes.length === 0 ? null : <span className={styles.aside}>{notes.join(' / ')}</span>}
        {substitute === null ? null : (
          <span className={styles.aside}>
            {text.substitute} <code>{substitute.text}</code>
          </span>
        )}
      </span>
    </li>
  );
}
