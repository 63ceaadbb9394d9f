/** What the file system said of a failure: `ENOSPC`. Null for everything else. */
export function systemCodeOf(error: unknown): string | null {
  const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfSystem ? String(error.code) : null;
}
