/** Rows that a database answered with, as they are kept: evidence that a screen can show as a table and a document can quote. */
import { z } from '../schema.ts';

const resultTableSchema = z.object({
  /** `type` as the server names it; null where the way there does not tell. */
  columns: z.array(z.object({ name: z.string(), type: z.string().nullable() })),
  /** Cells as the server prints them; null is NULL. */
  rows: z.array(z.array(z.string().nullable())),
  /** There were rows beyond these. */
  more: z.boolean(),
  /** Cells that were longer than is kept, and end in an ellipsis. */
  cutCells: z.number().int(),
});
export type ResultTable = z.infer<typeof resultTableSchema>;

/** What was asked where, and the tables that came back. */
const resultSchema = z.object({ target: z.string(), tables: z.array(resultTableSchema) });
export type Result = z.infer<typeof resultSchema>;

export const resultContentType = 'application/vnd.hikeshi.result+json';

/** Null where the evidence is no result, or is cut or blacked out. */
export function readResult(contentType: string, text: string | null): Result | null {
  if (contentType !== resultContentType || text === null) return null;
  try {
    return resultSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const numericTypes: ReadonlySet<string> = new Set(
  'smallint integer bigint real numeric oid'.split(' ').concat('double precision'),
);

/** Whether a column holds numbers, which stand to the right. */
export function isNumeric({ type }: ResultTable['columns'][number]): boolean {
  return type !== null && numericTypes.has(type.replace(/\(.*$/, ''));
}
