/** Tables as evidence: every cell redacted, then long cells cut, then rows left out where the whole is still too long. */
import { createHash } from 'node:crypto';
import { type Result, type ResultTable, resultContentType } from '../../../shared/incident/result-table.ts';
import { plainText } from '../host/plain-text.ts';
import type { CheckOutcome } from '../probe.ts';

const storedLimitBytes = 64 * 1024;
const cellLimit = 2_000;

/**
 * The cuts come last, since a secret cut in two is no longer recognised. What is kept stays whole as JSON: rows go from the end of the
 * longest table, which then says that there are more.
 */
export function resultEvidence(
  { target, tables }: Result,
  redact: (text: string) => string,
): NonNullable<CheckOutcome['evidence']> {
  const clean = (text: string) => redact(plainText(text));
  const whole: Result = {
    target: clean(target),
    tables: tables.map(({ columns, rows, more, cutCells }) => ({
      columns: columns.map(({ name, type }) => ({ name: clean(name), type })),
      rows: rows.map((row) => row.map((cell) => (cell === null ? null : clean(cell)))),
      more,
      cutCells,
    })),
  };
  const bytes = Buffer.from(JSON.stringify(whole), 'utf8');
  return {
    contentType: resultContentType,
    text: JSON.stringify({ ...whole, tables: fitting(whole.tables.map(withShortCells)) }),
    wholeBytes: bytes.byteLength,
    wholeHash: createHash('sha256').update(bytes).digest('hex'),
  };
}

function withShortCells(table: ResultTable): ResultTable {
  let { cutCells } = table;
  const short = (cell: string | null) => {
    if (cell === null || cell.length <= cellLimit) return cell;
    cutCells += 1;
    return `${cell.slice(0, cellLimit).toWellFormed()}…`;
  };
  return { ...table, rows: table.rows.map((row) => row.map(short)), cutCells };
}

/** At least one row of each stays: of those that one cannot show, its cells are short by then. */
function fitting(tables: readonly ResultTable[]): ResultTable[] {
  let over = Buffer.byteLength(JSON.stringify(tables)) - storedLimitBytes;
  const kept = tables.map((table) => ({ ...table, rows: [...table.rows] }));
  while (over > 0) {
    const longest = kept.reduce((one, other) => (other.rows.length > one.rows.length ? other : one));
    const row = longest.rows.length > 1 ? longest.rows.pop() : undefined;
    if (row === undefined) break;
    longest.more = true;
    over -= Buffer.byteLength(JSON.stringify(row)) + 1;
  }
  return kept;
}
