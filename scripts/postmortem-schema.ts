/** `docs/postmortem.schema.json`: what `hikeshi incident export ID --format json` writes. */
import { postmortemJsonSchema } from '../shared/postmortem/export/json-document.ts';
import { z } from '../shared/schema.ts';

export function postmortemSchemaText(): string {
  const title = 'A postmortem, as hikeshi incident export ID --format json writes it';
  return `${JSON.stringify({ title, ...z.toJSONSchema(postmortemJsonSchema) }, null, 2)}\n`;
}
