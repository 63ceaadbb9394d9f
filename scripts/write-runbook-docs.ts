/** Writes what the documentation of the runbook dialect takes from the code. Run it after a change of vocabulary or model. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { runbookJsonSchema, withGeneratedParts } from './runbook-docs.ts';

const format = join(root, 'docs/runbook-format.md');
writeFileSync(format, withGeneratedParts(readFileSync(format, 'utf8')));
writeFileSync(join(root, 'docs/runbook.schema.json'), runbookJsonSchema());
