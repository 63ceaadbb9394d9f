import { uuidV7 } from '../host/system.ts';
import { chooseEnvironment } from './choose.ts';
import { type Command, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { firstLine, readNamedFile, readPiped } from './read-input.ts';

const longestAlert = 100_000;

export const declareCommand: Command = {
  usage: ['hikeshi declare [TITLE] [--env NAME] [--alert FILE|-]'],
  summary: 'declare',
  options: {
    env: { type: 'string', placeholder: 'NAME', help: 'environment' },
    alert: { type: 'string', placeholder: 'FILE|-', help: 'alert' },
  },
  async run(invocation) {
    const { positionals, values, text } = invocation;
    if (positionals.length > 1) throw new UsageError(text.wrongUsage(declareCommand.usage.join(' ')));
    const alert = await readAlert();
    const title = positionals[0] ?? (alert === null ? undefined : firstLine(alert));
    return withClient(invocation, async (client) => {
      const environment = values.env === undefined ? null : await chooseEnvironment(client, values.env, text);
      const declared = await client.incidents.declare({
        commandId: uuidV7(),
        ...(title === undefined ? {} : { title }),
        ...(environment === null ? {} : { environmentId: environment.environment.id }),
        ...(alert === null ? {} : { alert: alert.slice(0, longestAlert) }),
      });
      print(invocation, declared, [text.declared(declared.number)]);
      return 0;
    });

    async function readAlert(): Promise<string | null> {
      if (values.alert === undefined) return null;
      const read =
        values.alert === '-'
          ? await readPiped(invocation)
          : new TextDecoder().decode(await readNamedFile(values.alert, invocation));
      // An alert without a word must not keep anyone from declaring.
      return read.trim() === '' ? null : read;
    }
  },
};
