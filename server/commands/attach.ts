import { uuidV7 } from '../host/system.ts';
import { chooseOpenIncident } from './choose.ts';
import { type Command, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { cutMiddle, firstLine, readPiped } from './read-input.ts';

const longestText = 2_000_000;

export const attachCommand: Command = {
  usage: ['CMD | hikeshi attach [--title T] [--incident N]'],
  summary: 'attach',
  options: {
    title: { type: 'string', placeholder: 'T', help: 'title' },
    incident: { type: 'string', placeholder: 'N', help: 'incident' },
  },
  async run(invocation) {
    const { positionals, values, text } = invocation;
    if (positionals.length > 0) throw new UsageError(text.wrongUsage(attachCommand.usage.join(' ')));
    const piped = await readPiped(invocation);
    if (piped.trim() === '') throw new UsageError(text.emptyText);
    return withClient(invocation, async (client) => {
      const { incidentId, number } = await chooseOpenIncident(client, values.incident, text);
      const appended = await client.incidents.attachText({
        incidentId,
        commandId: uuidV7(),
        title: values.title ?? firstLine(piped),
        text: cutMiddle(piped, longestText, text.cutInTheMiddle),
      });
      print(invocation, { incidentId, number, ...appended }, [
        appended.eventIds.length > 0 ? text.attached(number) : text.alreadyThere(number),
      ]);
      return 0;
    });
  },
};
