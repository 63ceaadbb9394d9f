/** Notes that ask for something to be done afterwards: `TODO 監視を足す`. */

const mark = /^TODO(?:\s*[:：]\s*|\s+)/u;

/**
 * What a note asks for; null where it asks for nothing.
 *
 * @param service what the system is called. Where that begins with the mark itself, a note that begins with the name speaks of it.
 */
export function actionOfNote(note: string, service: string): string | null {
  if (!mark.test(note) || (service !== '' && note.startsWith(service))) return null;
  const action = note.replace(mark, '');
  return action === '' ? null : action;
}
