/** Two people's installations, and the incident's file between them. */
import type { Responder } from './responder.ts';

/** Hands the incident over with its next step; the other one's installation takes the file in and goes on. */
export async function handTo(from: Responder, to: Responder, nextStep: string): Promise<void> {
  const { actor } = await to.client.settings.get();
  await from.client.handoff.handOver({ ...from.by(), to: actor, nextStep });
  await takeIn(to, await fileOf(from));
  await to.settle();
}

/** Both write at the same time, and each takes the other's record in. */
export async function mergeBothWays(one: Responder, other: Responder, apart: () => Promise<void>): Promise<void> {
  await one.client.handoff.export({ ...one.by(), save: false }).then(({ base64 }) => takeIn(other, base64 ?? ''));
  await other.client.handoff.takeBack(other.by()).catch(() => undefined);
  await apart();
  await takeIn(one, await fileOf(other));
  await takeIn(other, await fileOf(one));
}

async function fileOf(me: Responder): Promise<string> {
  return (await me.client.handoff.export({ ...me.by(), save: false })).base64 ?? '';
}

async function takeIn(me: Responder, base64: string): Promise<void> {
  const transferId = me.by().commandId;
  await me.client.handoff.send({ transferId, index: 0, base64 });
  const { incidentId } = await me.client.handoff.import({ transferId });
  me.takeUp(incidentId);
}
