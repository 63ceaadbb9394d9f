/** Files that are no logs, whatever a runbook says: a document from elsewhere must not put a private key into the record. */
import { basename, sep } from 'node:path';

const closedFolders = ['/proc', '/sys', '/dev', '/etc/ssl/private', '/etc/sudoers.d'];
const closedFolderNames: ReadonlySet<string> = new Set([
  '.ssh',
  '.gnupg',
  '.aws',
  '.kube',
  '.docker',
  '.azure',
  'gcloud',
]);
const closedNames =
  /^(?:g?shadow-?|sudoers|\.pgpass|pgpass\.conf|\.netrc|\.git-credentials|\.npmrc|\.env(?:\..*)?|.*\.(?:pem|key|p12|pfx|jks|kdbx)|id_(?:rsa|dsa|ecdsa|ed25519))$/i;

/** `path` is absolute with its links resolved. */
export function holdsSecrets(path: string): boolean {
  if (closedFolders.some((folder) => path === folder || path.startsWith(`${folder}/`))) return true;
  return closedNames.test(basename(path)) || path.split(sep).some((part) => closedFolderNames.has(part));
}
