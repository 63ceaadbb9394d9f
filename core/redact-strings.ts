/**
 * Every text inside a value, redacted; the shape stays. A snapshot of an environment holds no secrets, and what it holds is needed
 * as it is: a database whose password is the name of its user could not be asked any more.
 */
export function redactStrings<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((entry) => redactStrings(entry, redact)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    key === 'environment' ? entry : redactStrings(entry, redact),
  ]);
  return Object.fromEntries(entries) as T;
}
