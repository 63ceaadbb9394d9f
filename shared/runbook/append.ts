/** `push(...more)` overflows the stack where `more` is long, and a broken file can make anything long. */
export function append<T>(target: T[], more: readonly T[]): void {
  for (const each of more) target.push(each);
}
