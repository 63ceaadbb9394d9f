/** What `aws` and `gcloud` only list and describe, for the account and the place that their user has set up. */
import { optionTable, readOptions } from '../../../shared/runbook/commands/options.ts';
import type { Words } from './word-rules.ts';

/** Services whose answers are keys, tokens and secrets. */
const secretServices: ReadonlySet<string> = new Set(
  'configure secretsmanager ssm sts kms sso codeartifact ecr-public cognito-identity acm-pca'.split(' '),
);
/** Another server, other credentials, files that are read or written, or a log of the calls with their tokens. */
const awsRefused =
  '--endpoint-url --no-verify-ssl --cli-input-json --cli-input-yaml --generate-cli-skeleton --ca-bundle --debug --no-sign-request --cli-auto-prompt --cli-binary-format'.split(
    ' ',
  );
const awsBefore = optionTable('', '--profile --region --output --query');

export function awsLooks(words: Words): boolean {
  const [service = '', verb = '', ...rest] = readOptions(words, awsBefore, true)?.operands ?? [];
  if (secretServices.has(service) || !/^[a-z0-9-]+$/.test(service)) return false;
  const isReading =
    /^(?:describe|list)-[a-z0-9-]+$/.test(verb) ||
    /^get-(?:metric|log)-[a-z-]+$/.test(verb) ||
    /^head-(?:bucket|object)$/.test(verb) ||
    (service === 's3' && verb === 'ls') ||
    (service === 'logs' && verb === 'filter-log-events');
  // A value of `file://` or of an address is read from there, and sent.
  return (
    isReading && !names(rest, awsRefused) && !rest.some((word) => /(?:^|=)[a-z]+:\/\//.test(word) && !isBucket(word))
  );
}

function isBucket(word: string): boolean {
  return /^s3:\/\//.test(word);
}

/** What stands before the verb of gcloud: a word that is not one of these might be a verb that changes something. */
const cloudGroups: ReadonlySet<string> = new Set(
  'alpha beta app versions services compute instances instance-groups managed disks backend-services networks subnets firewall-rules forwarding-rules addresses run revisions jobs sql operations databases backups container clusters node-pools functions projects redis pubsub topics subscriptions logging logs monitoring dns record-sets managed-zones'.split(
    ' ',
  ),
);
const gcloudRefused =
  '--flags-file --configuration --impersonate-service-account --access-token-file --credential-file-override --log-http --account --billing-project'.split(
    ' ',
  );
const gcloudBefore = optionTable('--quiet -q', '--project --region --zone --format --filter --limit');

export function gcloudLooks(words: Words): boolean {
  const spoken = readOptions(words, gcloudBefore, true)?.operands ?? [];
  const at = spoken.findIndex((word) => !cloudGroups.has(word));
  const isReading =
    /^(?:describe|list|get-serial-port-output)$/.test(spoken[at] ?? '') ||
    (spoken[at - 1] === 'logging' && spoken[at] === 'read');
  return at > 0 && isReading && !names(words, gcloudRefused);
}

/** True where one of the options is among the words, also shortened, as both programs take them. */
function names(words: Words, options: readonly string[]): boolean {
  return words.some((word) => {
    const given = word.split('=')[0] ?? '';
    return given.startsWith('--') && given.length > 2 && options.some((option) => option.startsWith(given));
  });
}
