/** The long form of calling the contract: half of each seed's calls over HTTP, half over a message port. */
import { addFigures, count, type Fault, type Figures, noFigures } from '../harness/fault.ts';
import { type FuzzReport, fuzzContract } from './fuzz-contract.ts';

const callsOverEach = 1_000;

export const contractCalls: Fault = {
  name: 'contract',
  corpus: `${2 * callsOverEach} calls a seed, made from the contract's own schemas, four in ten with something wrong about them`,
  longSeeds: 500,
  obstacle: () => null,
  async run(seed) {
    const overHttp = await fuzzContract({ seed, calls: callsOverEach, transport: 'http' });
    const overPort = await fuzzContract({ seed, calls: callsOverEach, transport: 'port' });
    return addFigures(figuresOf(overHttp), figuresOf(overPort));
  },
};

function figuresOf({ calls, transport, answers, events, findings }: FuzzReport): Figures {
  const figures = noFigures();
  count(figures, `calls over ${transport}`, calls);
  for (const [kind, times] of Object.entries(answers)) count(figures, `answered ${kind}`, times);
  count(figures, 'events', events);
  return { ...figures, findings };
}
