/** Deadlines as every window is told of them. They are waited for by the record, whether a window is open or not. */
import type { DeadlineNotice } from '../../shared/contract/deadline-view.ts';
import { coreWords } from '../../shared/text/core-words.ts';
import { deadlineName } from '../../shared/text/deadline-name.ts';
import { readSettings } from '../installation-settings.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import type { Timer } from '../timer.ts';
import { createDeadlineNotices } from './deadline-notices.ts';
import { createDeadlineWatch } from './deadline-watch.ts';

export function deadlineProcedures(services: Services, timer: Timer) {
  const { store, changes, ports, faults } = services;
  const notices = createDeadlineNotices(services);
  const watch = createDeadlineWatch(services, timer, (incidentId, due) => {
    const added = notices.add(incidentId, due);
    changes.publish('change', { topic: 'deadlines' });
    for (const notice of added) if (notice.timing !== 'missed') notifyOf(notice);
  });
  const on = procedures.deadlines;
  // A terminal's command is gone in a moment, and who only reads has no part in the record.
  if (!store.readOnly && ports.host !== 'command-line') {
    const unsubscribe = changes.subscribe('change', (change) => {
      if (change.topic === 'incident') watch.reconsider(change.incidentId);
    });
    services.onClose(async () => {
      unsubscribe();
      watch.close();
    });
    watch.resume();
  }

  /** The desktop's own notification, which a window that is minimised or closed does not hold back. */
  function notifyOf({ incidentId, number, title, drill, ...deadline }: DeadlineNotice): void {
    const { language } = readSettings(store);
    const words = coreWords[language];
    const named = words.deadlineDue(deadlineName(deadline, language), String(number));
    ports
      .notify?.({ title: drill ? words.inDrill(named) : named, body: title, incidentId })
      .catch((error: unknown) => faults.record(error, 'notification'));
  }

  return {
    get: on.get.handler(() => ({ notices: notices.standing(), next: notices.next(watch.waitingFor()) })),
    claimRings: on.claimRings.handler(() => notices.claimRings()),
    dismiss: on.dismiss.handler(({ input }) => {
      notices.dismiss(input.noticeIds);
      changes.publish('change', { topic: 'deadlines' });
    }),
  };
}
