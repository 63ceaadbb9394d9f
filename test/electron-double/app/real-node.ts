/** The Node that runs this process, kept before the double hides it behind a path that cannot be started. */
export const realNodeKey = Symbol.for('hikeshi.electron-double.node');

export function realNode(): string {
  return (process as unknown as Record<symbol, string>)[realNodeKey] ?? process.execPath;
}
