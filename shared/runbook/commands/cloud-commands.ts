/** The reading verbs of `aws` and `gcloud`. What prints a secret or saves a file is left to a person. */
import type { Invocation } from './invocation.ts';
import { copyOnly, hostProbe, type Meaning, observed } from './understanding.ts';

const secretVerbs =
  /^(?:get-(?:secret-value|parameters?(?:-.*)?|login|login-password|session-token|.*credentials.*|password-data|random-password))$/;
const savingVerbs =
  /^get-(?:object|object-torrent|job-output|media|snapshot-block|export|thing-shadow|clip|raster-data-collection)$/;

/** Answers of these services are keys, tokens and secrets. */
const secretServices =
  /^(?:configure|secretsmanager|ssm|sts|kms|sso|codeartifact|ecr-public|cognito-identity|acm-pca)$/;
/** What is offered as a probe: a `get-…` may as well be a secret of a service that is not known here. */
const probedVerbs = /^(?:(?:describe|list)-[a-z0-9-]+|get-(?:metric|log)-[a-z-]+|head-(?:bucket|object))$/;

export function understandAws({ words, privileged }: Invocation): Meaning | null {
  const start = skipOptions(words, /^--(?:profile|region|output|query)$/);
  const [service = '', verb = ''] = words.slice(start);
  if (words.some((word) => /^--(?:endpoint-url|no-sign-request|ca-bundle)/.test(word))) return null;
  if (savingVerbs.test(verb)) return null;
  if (secretVerbs.test(verb)) return copyOnly('observe');
  const isReading = /^(?:describe|list|get|head)-[a-z0-9-]+$/.test(verb) || (service === 's3' && verb === 'ls');
  if (!isReading) return null;
  const isProbed = !secretServices.test(service) && (probedVerbs.test(verb) || verb === 'ls');
  return isProbed ? observed(hostProbe(['aws', ...words], privileged)) : copyOnly('observe');
}

/** Groups that are offered as probes; of the others it is not known what they print. */
export const probedGroups: ReadonlySet<string> = new Set(
  (
    'app versions services compute instances instance-groups managed disks backend-services networks subnets ' +
    'firewall-rules forwarding-rules addresses run revisions jobs sql operations databases backups container clusters ' +
    'node-pools functions projects redis pubsub topics subscriptions logging logs monitoring dns record-sets managed-zones'
  ).split(' '),
);
const probedReads = /^(?:\S+ (?:describe|list|get-serial-port-output)|logging read)$/;

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
  const isProbed =
    path.slice(0, at).every((word) => probedGroups.has(word)) && probedReads.test(path.slice(at - 1, at + 1).join(' '));
  return isProbed ? observed(hostProbe(['gcloud', ...words], privileged)) : copyOnly('observe');
}

function skipOptions(words: readonly string[], taking: RegExp): number {
  let index = 0;
  while (words[index]?.startsWith('-')) index += taking.test(words[index] ?? '') ? 2 : 1;
  return index;
}
