/** A plan out of EXPLAIN's JSON as the lines that PostgreSQL prints of it, the values in its conditions masked. */
import { maskLiterals } from './mask-literals.ts';

type Plan = { [key: string]: unknown; 'Node Type'?: unknown; Plans?: unknown };

/** One line a node with its costs, its conditions below it. None where the text is no plan. */
export function planLines(json: string): string[] {
  const parsed: unknown = parse(json);
  const top = Array.isArray(parsed) && isPlan(parsed[0]) ? parsed[0].Plan : null;
  return isPlan(top) ? linesOf(top, 0) : [];
}

/** In the line of the node itself, or of no use to a reader. */
const inHead = new Set([
  'Node Type',
  'Plans',
  'Parent Relationship',
  'Parallel Aware',
  'Async Capable',
  'Disabled',
  'Startup Cost',
  'Total Cost',
  'Plan Rows',
  'Plan Width',
  'Relation Name',
  'Alias',
  'Index Name',
  'Function Name',
  'CTE Name',
  'Join Type',
  'Strategy',
  'Partial Mode',
  'Scan Direction',
  'Subplan Name',
]);

function linesOf(plan: Plan, depth: number): string[] {
  const indent = depth === 0 ? '' : `${' '.repeat(6 * depth - 4)}->  `;
  const below = ' '.repeat(depth === 0 ? 2 : 6 * depth + 2);
  const details = Object.entries(plan).flatMap(([key, value]) =>
    inHead.has(key) || value === false || key === 'Inner Unique' ? [] : [`${below}${key}: ${detailOf(value)}`],
  );
  const children = Array.isArray(plan.Plans) ? plan.Plans.filter(isPlan) : [];
  return [`${indent}${headOf(plan)}`, ...details, ...children.flatMap((child) => linesOf(child, depth + 1))];
}

/** `Index Scan using orders_pkey on orders o  (cost=0.14..8.16 rows=1 width=4)`. */
function headOf(plan: Plan): string {
  const word = (key: string) => (typeof plan[key] === 'string' ? plan[key] : null);
  const number = (key: string) => (typeof plan[key] === 'number' ? plan[key] : 0);
  const joined = word('Join Type');
  const name = [joined === null || joined === 'Inner' ? null : joined, word('Node Type')].filter(Boolean).join(' ');
  const relation = word('Relation Name') ?? word('Function Name') ?? word('CTE Name');
  const alias = word('Alias') === relation ? null : word('Alias');
  const index = word('Index Name');
  const place = [
    index === null ? null : `using ${index}`,
    relation === null ? null : ['on', relation, alias].filter(Boolean).join(' '),
  ].filter(Boolean);
  const cost = `cost=${number('Startup Cost').toFixed(2)}..${number('Total Cost').toFixed(2)}`;
  return `${[name, ...place].join(' ')}  (${cost} rows=${number('Plan Rows')} width=${number('Plan Width')})`;
}

/** Whatever is text may hold a value of the statement; what PostgreSQL counted itself is a number. */
function detailOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(detailOf).join(', ');
  return typeof value === 'string' ? maskLiterals(value).replace(/\s+/g, ' ') : JSON.stringify(value);
}

function isPlan(value: unknown): value is Plan {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
