/** Sessions of a preview as a person takes them in: by who they are and what they do, the longest in its state first. */
import type { ListedSession } from '../../../../shared/contract/action-view.ts';

export type SessionGroup = {
  key: string;
  userName: string;
  applicationName: string;
  clientAddress: string | null;
  state: string | null;
  sessions: ListedSession[];
  longestMs: number | null;
};

/** Largest group first. */
export function groupSessions(sessions: readonly ListedSession[]): SessionGroup[] {
  const groups = new Map<string, SessionGroup>();
  for (const session of sessions) {
    const { userName, applicationName, clientAddress, state } = session;
    const key = JSON.stringify([userName, applicationName, clientAddress, state]);
    const group = groups.get(key) ?? {
      key,
      userName,
      applicationName,
      clientAddress,
      state,
      sessions: [],
      longestMs: null,
    };
    group.sessions.push(session);
    if (session.stateForMs !== null) group.longestMs = Math.max(group.longestMs ?? 0, session.stateForMs);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.sessions.length - one.sessions.length);
}

/** A session's name in a selection: its process id and when it began, since the id alone may be another's later. */
export function sessionKey({ pid, backendStart }: { pid: number; backendStart: string | null }): string {
  return `${pid} ${backendStart}`;
}

export function canChoose({ permission, backendStart }: ListedSession): boolean {
  return permission === 'allowed' && backendStart !== null;
}
