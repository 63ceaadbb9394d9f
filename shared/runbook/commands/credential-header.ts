const credentials: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization']);

/** Headers that carry a secret: never sent as a runbook writes them, but from the environment. */
export function isCredentialHeader(name: string): boolean {
  return credentials.has(name.toLowerCase());
}
