import type { ActionAcross } from '../../shared/actions/action-across.ts';
import { actionsAcrossCsv } from '../../shared/actions/action-csv.ts';
import { type Command, type Invocation, print, UsageError } from './command.ts';
import { withReader } from './core-access.ts';

/** More come in several answers. */
const pageSize = 200;

export const actionsCommand: Command = {
  usage: ['hikeshi actions [--owner NAME] [--overdue] [--repeated] [--drills] [--csv]'],
  summary: 'actions',
  options: {
    owner: { type: 'string', placeholder: 'NAME', help: 'actionOwner' },
    overdue: { type: 'boolean', help: 'actionOverdue' },
    repeated: { type: 'boolean', help: 'actionRepeated' },
    drills: { type: 'boolean', help: 'actionDrills' },
    csv: { type: 'boolean', help: 'actionCsv' },
  },
  async run(invocation) {
    const { positionals, flags, json, language, terminal, text } = invocation;
    if (positionals.length > 0 || (flags.has('csv') && json)) {
      throw new UsageError(text.wrongUsage(actionsCommand.usage.join(' ')));
    }
    const items = await openActions(invocation);
    if (flags.has('csv')) terminal.out(actionsAcrossCsv(items, language).trimEnd());
    else
      print(invocation, items, items.length === 0 ? [text.noActions] : items.map((item) => lineOf(item, invocation)));
    return 0;
  },
};

/** The soonest due first. */
async function openActions(invocation: Invocation): Promise<ActionAcross[]> {
  const { values, flags } = invocation;
  const found = await withReader(invocation, async ({ actionItems }) => {
    const items: ActionAcross[] = [];
    for (;;) {
      const page = await actionItems.list({
        drill: flags.has('drills'),
        status: 'open',
        owner: values.owner ?? null,
        overdue: flags.has('overdue'),
        repeated: flags.has('repeated'),
        offset: items.length,
        limit: pageSize,
      });
      items.push(...page.items);
      if (page.items.length === 0 || items.length >= page.total) return items;
    }
  });
  return found ?? [];
}

function lineOf(item: ActionAcross, { text }: Invocation): string {
  return [
    item.due ?? text.actionWithoutDue,
    item.overdue ? text.actionOverdue : null,
    item.owner ?? text.actionWithoutOwner,
    `#${item.incidentNumber} ${item.label}`,
    item.text,
    item.repeats.length === 0 ? null : text.actionRepeatedBy(item.repeats.map(({ number }) => `#${number}`).join(' ')),
  ]
    .filter((part) => part !== null)
    .join('  ');
}
