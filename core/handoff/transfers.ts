/** Files on their way in, piece by piece: a call carries a few megabytes, and a record with pictures is more. Held in memory alone. */
import { problem } from '../../shared/contract/problem.ts';
import { mostFileBytes } from '../../shared/handoff/file-limits.ts';
import { toContractError } from '../expected.ts';

export type Transfers = {
  /** Adds the next piece; the first one of a transfer begins it, and ends what this window had begun before. */
  add(window: string, transferId: string, index: number, piece: Uint8Array): void;
  /** The whole file, which is then no longer held. */
  take(window: string, transferId: string): Buffer;
};

type Transfer = { id: string; pieces: Uint8Array[]; bytes: number };

export function createTransfers(): Transfers {
  const byWindow = new Map<string, Transfer>();

  function expectTransfer(window: string, id: string): Transfer {
    const found = byWindow.get(window);
    if (found?.id !== id) throw toContractError(problem('INVALID', 'incidentFileCut'));
    return found;
  }

  return {
    add(window, transferId, index, piece) {
      if (index === 0) byWindow.set(window, { id: transferId, pieces: [], bytes: 0 });
      const transfer = expectTransfer(window, transferId);
      // A piece that was sent again takes its place again.
      transfer.bytes += piece.byteLength - (transfer.pieces[index]?.byteLength ?? 0);
      if (index > transfer.pieces.length) throw toContractError(problem('INVALID', 'incidentFileCut'));
      if (transfer.bytes > mostFileBytes) {
        byWindow.delete(window);
        const most = mostFileBytes / (1024 * 1024);
        throw toContractError(problem('INVALID', 'incidentFileTooLarge', { most }));
      }
      transfer.pieces[index] = piece;
    },
    take(window, transferId) {
      const { pieces } = expectTransfer(window, transferId);
      byWindow.delete(window);
      return Buffer.concat(pieces);
    },
  };
}
