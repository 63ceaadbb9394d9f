/** How a file travels in calls: in pieces that fit into one with room for base64. */
export const pieceBytes = 4 * 1024 * 1024;

/** Where each piece begins and ends; an empty file is one empty piece. */
export function piecesOf(bytes: number): { start: number; end: number }[] {
  const count = Math.max(1, Math.ceil(bytes / pieceBytes));
  return Array.from({ length: count }, (_, index) => ({
    start: index * pieceBytes,
    end: Math.min((index + 1) * pieceBytes, bytes),
  }));
}
