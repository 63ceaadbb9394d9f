/** A pipeline: its first stage is what is asked, the later ones become filters where the app can apply them. */
import type { Filter, Probe, Risk } from '../model.ts';
import type { Stage } from './shell-words.ts';
import { understandStage } from './stage.ts';
import { readTextFilter } from './text-filters.ts';
import { copyOnly, type Finding, finding, highestRisk, type Meaning, type UnderstandLine } from './understanding.ts';

/** Stages that read and print text and cannot do anything else, though the app does not apply them. */
const harmlessStages = new Set(['jq', 'tr', 'column', 'nl', 'tac', 'fold', 'rev', 'expand']);
/** Stages that only lay out what they are given: the app lays it out itself. */
const pagers = new Set(['less', 'more', 'cat']);

type FilterStage = { risk: Risk; filters: Filter[] | null; onlyViews: boolean };

export function understandPipeline(stages: readonly Stage[], understandLine: UnderstandLine): Meaning {
  const [first, ...later] = stages;
  if (first === undefined) return copyOnly('unknown');
  const meaning = understandStage(first, understandLine);
  if (later.length === 0) return meaning;
  const filterStages = later.map((stage) => readFilterStage(stage, understandLine));
  const risk = highestRisk([meaning.risk, ...filterStages.map((stage) => stage.risk)]);
  if (risk !== meaning.risk) return { ...copyOnly(risk, ...meaning.findings), unending: meaning.unending };
  const onlyViews = filterStages.every((stage) => stage.onlyViews);
  const filters = filterStages.flatMap((stage) => stage.filters ?? []);
  const isComplete = filterStages.every((stage) => stage.filters !== null);
  const findings: Finding[] = [...meaning.findings];
  const probe = withFilters(meaning.probe, filters, isComplete, onlyViews);
  const isUnfiltered = filters.length > 0 || !isComplete;
  if (isUnfiltered && (probe?.type === 'http' || probe?.type === 'sql')) {
    findings.push(finding('filter-not-applied', { filter: later.map(({ text }) => text).join(' | ') }));
  }
  const rest = later.map(({ text }) => ` | ${text}`).join('');
  const substitute = meaning.substitute && {
    ...meaning.substitute,
    text: `${meaning.substitute.text}${rest}`,
    probe: withFilters(meaning.substitute.probe, filters, isComplete, onlyViews),
  };
  return { ...meaning, probe, substitute, findings };
}

/** An answer of HTTP or SQL is shown whole where the filter would have shown a part; a count of it would mislead. */
function withFilters(probe: Probe | null, filters: Filter[], isComplete: boolean, onlyViews: boolean): Probe | null {
  if (probe === null) return null;
  if (probe.type === 'http' || probe.type === 'sql') return onlyViews ? probe : null;
  return isComplete ? { ...probe, filters: [...probe.filters, ...filters] } : null;
}

function readFilterStage(stage: Stage, understandLine: UnderstandLine): FilterStage {
  const [program, ...words] = stage.words.map(({ text }) => text);
  const name = program ?? '';
  const isPlain =
    stage.assignments.length === 0 && stage.redirects.length === 0 && !stage.words.some(({ expands }) => expands);
  if (isPlain && pagers.has(name) && words.every((word) => /^-[a-zA-Z]+$/.test(word))) {
    return { risk: 'observe', filters: [], onlyViews: true };
  }
  const filter = isPlain && stage.words.every(({ glob }) => glob !== 'open') ? readTextFilter(name, words) : undefined;
  if (filter !== undefined) {
    // With a file of its own it does not read what it is given.
    const filters = filter.files.length === 0 ? filter.filters : null;
    const counts =
      filter.filters?.some((each) => each.kind === 'count' || (each.kind === 'grep' && each.count)) ?? true;
    return { risk: 'observe', filters, onlyViews: filters !== null && !counts };
  }
  if (isPlain && isHarmless(name, words)) return { risk: 'observe', filters: null, onlyViews: name !== 'tr' };
  const meaning = understandStage(stage, understandLine);
  // A command that reads nothing here still acts; one that is fed a text may take it as orders.
  const isKnownAction = meaning.risk === 'change' || meaning.risk === 'destroy';
  return { risk: isKnownAction ? meaning.risk : 'unknown', filters: null, onlyViews: false };
}

function isHarmless(name: string, words: readonly string[]): boolean {
  if (name === 'python' || name === 'python3') return words.join(' ') === '-m json.tool';
  return (
    harmlessStages.has(name) && !words.some((word) => /^--?(?:f|from-file|L|rawfile|slurpfile|argfile)$/.test(word))
  );
}
