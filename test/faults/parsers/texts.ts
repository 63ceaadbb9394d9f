/** The long form of reading what comes from outside. */
import { count, type Fault, noFigures } from '../harness/fault.ts';
import { fuzzParsers } from './fuzz-parsers.ts';

const textsOfSeed = 20_000;

export const outsideTexts: Fault = {
  name: 'parsers',
  corpus: `${textsOfSeed} texts a seed, real ones cut, mixed, sown and pumped, through every reader of text from outside`,
  longSeeds: 500,
  obstacle: () => null,
  async run(seed) {
    const figures = noFigures();
    const { texts, findings } = await fuzzParsers({ seed, texts: textsOfSeed });
    count(figures, 'texts', texts);
    return { ...figures, findings };
  },
};
