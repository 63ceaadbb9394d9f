/**
 * Lets deadlines be heard. The core says when one comes and gives each ring to one window only; a window that stood still meanwhile
 * gets none that is old. Where the host has no notifications of the desktop, the browser's are shown while the window is hidden.
 */
import type { AppInfo, Settings } from '../../shared/contract/view.ts';
import { deadlineName } from '../../shared/text/deadline-name.ts';
import { dictionaryOf } from '../../shared/text/dictionary.ts';
import { onHint } from '../contract/changes.ts';
import { client } from '../contract/client.ts';
import { canChime, playChime } from '../state/chime.ts';
import { useSession } from '../state/session.ts';
import { navigate } from './route.ts';

type Ring = Awaited<ReturnType<typeof client.deadlines.claimRings>>[number];

export function ringDeadlines(): void {
  onHint(({ topic }) => {
    if (topic === 'deadlines' || topic === 'connected') void ring();
  });
}

async function ring(): Promise<void> {
  try {
    const { settings, info } = await knownSession();
    // Another window may be able to sound.
    if (!canChime() && !canShowInBrowser()) return;
    const rings = await client.deadlines.claimRings();
    if (rings.length === 0) return;
    if (!info.can.notify) for (const each of rings) showInBrowser(each);
    if (settings.deadlineSound) await playChime();
  } catch {
    // A core that cannot be reached is told of across the page, and the notice is there when it is back.
  }
}

/** Whether a sound is wanted is known a moment after the page opened. */
function knownSession(): Promise<{ settings: Settings; info: AppInfo }> {
  return new Promise((resolve) => {
    const answer = ({ settings, info }: ReturnType<typeof useSession.getState>): boolean => {
      if (settings === null || info === null) return false;
      resolve({ settings, info });
      return true;
    };
    if (answer(useSession.getState())) return;
    const stop = useSession.subscribe((session) => {
      if (answer(session)) stop();
    });
  });
}

function canShowInBrowser(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}

function showInBrowser({ incidentId, number, title, noticeId, ...deadline }: Ring): void {
  if (!document.hidden || !canShowInBrowser()) return;
  const { language } = useSession.getState();
  const text = dictionaryOf(language).incident.deadlines.notices;
  const body = `#${number} ${title}`;
  const notification = new Notification(text.due(deadlineName(deadline, language)), { body, tag: noticeId });
  notification.addEventListener('click', () => {
    window.focus();
    navigate({ screen: 'incident', incidentId });
    notification.close();
  });
}
