/** The reading verbs of `aws` and `gcloud`. What prints a secret or saves a file is left to a person. */
import type { Invocation } from './invocation.ts';
import { copyOnly, hostProbe, type Meaning, observed } from './understanding.ts';

const secretVerbs =
  /^(?:get-(?:secret-value|parameters?(?:-.*)?|login|login-password|session-token|.*credentials.*|password-data|random-password))$/;
const savingVerbs =
  /^get-(?:object|object-torrent|job-output|media|snapshot-block|export|thing-shadow|clip|raster-data-collection)$/;

export function understandAws({ words, privileged }: Invocation): Meaning | null {
  const start = skipOptions(words, /^--(?:profile|region|output|query)$/);
  const [service = '', verb = ''] = words.slice(start);
  if (words.some((word) => /^--(?:endpoint-url|no-sign-request|ca-bundle)/.test(word))) return null;
  if (savingVerbs.test(verb)) return null;
  if (secretVerbs.test(verb)) return copyOnly('observe');
  const isReading = /^(?:describe|list|get|head)-[a-z0-9-]+$/.test(verb) || (service === 's3' && verb === 'ls');
  return isReading ? observed(hostProbe(['aws', ...words], privileged)) : null;
}

/** A verb stands right after the plural group it belongs to: `compute instances list`, `run services describe`. */
export function understandGcloud({ words, privileged }: Invocation): Meaning | null {
  const spoken = words.slice(skipOptions(words, /^--(?:project|region|zone|account|format)$/));
  const path = spoken.slice(0, Math.max(0, spoken.findIndex((word) => word.startsWith('-')) + 1) || spoken.length);
  const at = path.findIndex((word) => /^(?:describe|list|get-[a-z-]+|read)$/.test(word));
  const group = path[at - 1] ?? '';
  const isGroup = /^[a-z-]+s$/.test(group) || ['config', 'auth', 'logging', 'run', 'sql'].includes(group);
  if (at < 1 || at > 4 || !isGroup || path.slice(0, at).some((word) => !/^[a-z0-9-]+$/.test(word))) return null;
  if (/^get-(?:credentials|server-config-secret)$/.test(path[at] ?? '') || path.slice(0, at).includes('secrets'))
    return null;
  return observed(hostProbe(['gcloud', ...words], privileged));
}

function skipOptions(words: readonly string[], taking: RegExp): number {
  let index = 0;
  while (words[index]?.startsWith('-')) index += taking.test(words[index] ?? '') ? 2 : 1;
  return index;
}
