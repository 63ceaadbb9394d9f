/** An incident's file on its way between the app and a person's disk. */
import type { TakenIn } from '../../shared/contract/handoff-view.ts';
import { piecesOf } from '../../shared/handoff/pieces.ts';
import { base64Of, bytesOf } from '../components/base64.ts';
import { downloadBytes } from '../components/download.ts';
import { client, newCommandId } from '../contract/client.ts';

/** Sends a file piece by piece and takes it in. */
export async function takeInFile(file: File): Promise<TakenIn> {
  const transferId = newCommandId();
  for (const [index, { start, end }] of piecesOf(file.size).entries()) {
    await client.handoff.send({ transferId, index, base64: await base64Of(file.slice(start, end)) });
  }
  return client.handoff.import({ transferId });
}

export type WrittenFile = {
  fileName: string;
  /** `cancelled`: the person closed the host's dialog. */
  went: 'saved' | 'downloaded' | 'cancelled';
  withheld: { rows: number; evidence: number; runbooks: number };
};

/** Makes the incident's file and puts it where the host, or else the browser, puts files. */
export async function writeIncidentFile(incidentId: string, canSave: boolean): Promise<WrittenFile> {
  const made = await client.handoff.export({ incidentId, commandId: newCommandId(), save: canSave });
  const { fileName, base64, savedTo, withheld } = made;
  if (base64 !== null) downloadBytes(fileName, bytesOf(base64));
  else if (savedTo === null) return { fileName, went: 'cancelled', withheld };
  return { fileName: savedTo ?? fileName, went: base64 === null ? 'saved' : 'downloaded', withheld };
}
