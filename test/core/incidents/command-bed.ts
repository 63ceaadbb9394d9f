/** An incident on a runbook of commands, run through the whole core as a host calls it. */
import { hostname } from 'node:os';
import type { CoreOptions } from '../../../core/core.ts';
import type { Environment, Host } from '../../../shared/environment/environment.ts';
import type { Command } from '../../../shared/runbook/model.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

/** The machine that the tests run on, as an environment names it. */
export const thisMachine: Host = {
  id: 'here',
  name: 'web-01',
  run: { kind: 'here', hostname: hostname() },
  processName: null,
};

/** Declares an incident whose pattern has one step of each block of commands. */
export async function openCommandBed(
  blocks: readonly string[],
  environment: Partial<Environment> = {},
  options: Partial<CoreOptions> = {},
) {
  const { core, client } = await openTemporaryCore(options);
  const steps = blocks.map((block) => `\`\`\`bash\n${block}\n\`\`\``).join('\n\n');
  const markdown = `# Shop\n\n## 1. Patterns\n\n### 1. Down\n\n#### 1.1 First checks\n\n${steps}\n`;
  const { entry, runbook } = await client.runbooks.import({
    name: 'shop.md',
    base64: Buffer.from(markdown).toString('base64'),
  });
  const commands: Command[] = runbook.patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ steps: each }) => each.flatMap((step) => step.commands)),
  );
  await client.environments.save({
    environment: { ...emptyEnvironment, hosts: [thisMachine], ...environment, runbookHash: entry.hash },
  });
  const { incidentId } = await client.incidents.declare({ commandId: 'declare', environmentId: emptyEnvironment.id });
  let calls = 0;
  const commandId = () => `call-${++calls}`;
  return {
    core,
    client,
    incidentId,
    commands,
    commandId,
    run: (runbookCommandId: string, inputs: Record<string, string> = {}, hostId?: string) =>
      client.incidents.runCheck({ incidentId, commandId: commandId(), runbookCommandId, inputs, hostId }),
    checks: async () => (await client.incidents.get({ incidentId })).state.checks,
  };
}
