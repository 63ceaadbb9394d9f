/** Writes the JSON Schema of an exported postmortem. Run it after a change of what is exported. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postmortemSchemaText } from './postmortem-schema.ts';
import { root } from './root.ts';

writeFileSync(join(root, 'docs/postmortem.schema.json'), postmortemSchemaText());
