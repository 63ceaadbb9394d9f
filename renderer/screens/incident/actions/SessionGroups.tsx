import { useEffect, useRef } from 'react';
import type { ActionCard, ListedSession } from '../../../../shared/contract/action-view.ts';
import { Button } from '../../../components/Button.tsx';
import { shortClockText } from '../../../text/duration.ts';
import { useText } from '../../../text/useText.ts';
import styles from './SessionGroups.module.css';
import { canChoose, groupSessions, type SessionGroup, sessionKey } from './session-groups.ts';

type ChooseProps = {
  chosen: ReadonlySet<string>;
  onChoose: (keys: readonly string[], on: boolean) => void;
};

/** The sessions by user, application, client and state; each can be chosen by itself. */
export function SessionGroups({ card, chosen, onChoose }: ChooseProps & { card: ActionCard }) {
  const text = useText().actions;
  const { sessions, more } = card;
  return (
    <section className={styles.part} aria-label={text.sessions}>
      <div className={styles.head}>
        <h3>{text.sessions}</h3>
        <span role="status">{text.chosen(chosen.size, sessions.length)}</span>
        <Button look="quiet" disabled={chosen.size === 0} onClick={() => onChoose([...chosen], false)}>
          {text.chooseNone}
        </Button>
      </div>
      {more ? <p className={styles.hint}>{text.more(sessions.length)}</p> : null}
      <ul className={styles.groups}>
        {groupSessions(sessions).map((group) => (
          <Group key={group.key} group={group} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  );
}

function Group({ group, chosen, onChoose }: ChooseProps & { group: SessionGroup }) {
  const text = useText().actions;
  const box = useRef<HTMLInputElement>(null);
  const state = group.state === null ? text.hiddenState : (text.states[group.state] ?? group.state);
  const name = text.group(group.userName, group.applicationName, group.clientAddress ?? text.localClient, state);
  const open = group.sessions.filter(canChoose).map(sessionKey);
  const count = open.filter((key) => chosen.has(key)).length;
  const isPartly = count > 0 && count < open.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isPartly;
  }, [isPartly]);
  return (
    <li className={styles.group}>
      <label className={styles.name}>
        <input
          ref={box}
          type="checkbox"
          disabled={open.length === 0}
          checked={open.length > 0 && count === open.length}
          aria-label={text.chooseGroup(name)}
          onChange={({ currentTarget }) => onChoose(open, currentTarget.checked)}
        />
        <span>{name}</span>
        <strong>{text.count(group.sessions.length)}</strong>
        {group.longestMs === null ? null : (
          <span className={styles.hint}>{text.longest(shortClockText(group.longestMs))}</span>
        )}
      </label>
      <details>
        <summary>{text.showSessions}</summary>
        <table className={styles.sessions}>
          <thead>
            <tr>
              <th>{text.pid}</th>
              <th>{text.since}</th>
              <th>{text.lastQuery}</th>
            </tr>
          </thead>
          <tbody>
            {group.sessions.map((session) => (
              <SessionRow key={sessionKey(session)} session={session} chosen={chosen} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
}

function SessionRow({ session, chosen, onChoose }: ChooseProps & { session: ListedSession }) {
  const text = useText().actions;
  const key = sessionKey(session);
  const refusal = text.permissions[session.permission];
  return (
    <tr>
      <td>
        <label className={styles.name}>
          <input
            type="checkbox"
            disabled={!canChoose(session)}
            checked={chosen.has(key)}
            aria-label={text.chooseSession(session.pid)}
            onChange={({ currentTarget }) => onChoose([key], currentTarget.checked)}
          />
          {session.pid}
        </label>
      </td>
      <td>
        {session.stateForMs === null ? '–' : shortClockText(session.stateForMs)}
        {refusal === '' ? null : <span className={styles.hint}> {refusal}</span>}
      </td>
      <td>
        <code className={styles.query}>{session.query || '–'}</code>
      </td>
    </tr>
  );
}
