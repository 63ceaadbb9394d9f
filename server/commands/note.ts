import { uuidV7 } from '../host/system.ts';
import { chooseOpenIncident } from './choose.ts';
import { type Command, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';

export const noteCommand: Command = {
  usage: ['hikeshi note TEXT [--incident N]'],
  summary: 'note',
  options: { incident: { type: 'string', placeholder: 'N', help: 'incident' } },
  async run(invocation) {
    const { positionals, values, text } = invocation;
    if (positionals.length === 0) throw new UsageError(text.wrongUsage(noteCommand.usage.join(' ')));
    const note = positionals.join(' ').trim();
    if (note === '') throw new UsageError(text.emptyText);
    return withClient(invocation, async (client) => {
      const { incidentId, number } = await chooseOpenIncident(client, values.incident, text);
      const appended = await client.incidents.addNote({
        incidentId,
        commandId: uuidV7(),
        text: note,
        startedAtMs: null,
      });
      print(invocation, { incidentId, number, ...appended }, [text.noted(number)]);
      return 0;
    });
  },
};
