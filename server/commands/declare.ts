import { firstWrittenTime } from '../../shared/alert/written-time.ts';
import { uuidV7 } from '../host/system.ts';
import { chooseEnvironment } from './choose.ts';
import { type Command, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { readNamedFile, readPiped } from './read-input.ts';

const longestAlert = 100_000;

export const declareCommand: Command = {
  usage: [
    'hikeshi declare [TITLE] [--env NAME] [--alert FILE|-] [--began TIME] [--detected TIME] [--recovered TIME] [--drill]',
  ],
  summary: 'declare',
  options: {
    env: { type: 'string', placeholder: 'NAME', help: 'environment' },
    alert: { type: 'string', placeholder: 'FILE|-', help: 'alert' },
    began: { type: 'string', placeholder: 'TIME', help: 'began' },
    detected: { type: 'string', placeholder: 'TIME', help: 'detected' },
    recovered: { type: 'string', placeholder: 'TIME', help: 'recovered' },
    drill: { type: 'boolean', help: 'drill' },
  },
  async run(invocation) {
    const { positionals, values, flags, text } = invocation;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (positionals.length > 1) throw new UsageError(text.wrongUsage(declareCommand.usage.join(' ')));
    const alert = await readAlert();
    const [title] = positionals;
    const times = {
      ...timeOf('began', 'beganAtMs'),
      ...timeOf('detected', 'detectedAtMs'),
      ...timeOf('recovered', 'recoveredAtMs'),
    };
    return withClient(invocation, async (client) => {
      const environment = values.env === undefined ? null : await chooseEnvironment(client, values.env, text);
      const declared = await client.incidents.declare({
        commandId: uuidV7(),
        zone,
        ...times,
        ...(flags.has('drill') ? { drill: true } : {}),
        ...(title === undefined ? {} : { title }),
        ...(environment === null ? {} : { environmentId: environment.environment.id }),
        ...(alert === null ? {} : { alert: alert.slice(0, longestAlert) }),
      });
      print(invocation, declared, [text.declared(declared.number)]);
      return 0;
    });

    function timeOf<Field extends string>(option: string, field: Field): { [F in Field]?: number } {
      const value = values[option];
      if (value === undefined) return {};
      const written = firstWrittenTime(value, zone);
      if (written === null) throw new UsageError(text.badTime(`--${option}`, value));
      return { [field]: written.atMs } as { [F in Field]?: number };
    }

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
