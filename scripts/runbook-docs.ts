/** What the documentation of the runbook dialect says by itself: the model's JSON Schema, and tables of the words that are known. */
import {
  causeColumns,
  changelogColumns,
  contactColumns,
  logColumns,
  metricColumns,
} from '../shared/runbook/column-words.ts';
import { commandWords } from '../shared/runbook/diagnostic-words-commands.ts';
import { documentWords } from '../shared/runbook/diagnostic-words-document.ts';
import type { Wording } from '../shared/runbook/diagnostics.ts';
import {
  causeSchema,
  commandSchema,
  diagnosticSchema,
  filterSchema,
  logSourceSchema,
  metricSchema,
  patternSchema,
  probeSchema,
  procedureSchema,
  runbookSchema,
  stepSchema,
  symptomSchema,
} from '../shared/runbook/model.ts';
import { preparationCheckSchema } from '../shared/runbook/preparation.ts';
import { logRoleWords, metricKindWords } from '../shared/runbook/row-words.ts';
import { signalSchema } from '../shared/runbook/signal.ts';
import { afterRecoveryWords, patternPartWords, sectionWords } from '../shared/runbook/vocabulary.ts';
import { z } from '../shared/schema.ts';

/** `docs/runbook.schema.json`: what `hikeshi runbook show FILE --json` prints. */
export function runbookJsonSchema(): string {
  const names = z.registry<{ id: string }>();
  const named = { causeSchema, commandSchema, diagnosticSchema, filterSchema, logSourceSchema, metricSchema };
  const more = {
    patternSchema,
    preparationCheckSchema,
    probeSchema,
    procedureSchema,
    signalSchema,
    stepSchema,
    symptomSchema,
  };
  for (const [name, schema] of Object.entries({ ...named, ...more })) {
    names.add(schema, { id: name.replace('Schema', '') });
  }
  const schema = z.toJSONSchema(runbookSchema, { metadata: names });
  const title = 'The model of a runbook, as hikeshi runbook show FILE --json prints it';
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}

type Words = Readonly<Record<string, readonly string[]>>;

/** The parts of `docs/runbook-format.md` that are made from the code, by the name of their marks. */
export function generatedParts(): Record<string, string> {
  return {
    sections: wordTable('Section', sectionWords),
    'after-recovery': wordTable('Section', afterRecoveryWords),
    parts: wordTable('Part of a pattern', patternPartWords),
    columns: [
      wordTable('Contacts', contactColumns),
      wordTable('Causes', causeColumns),
      wordTable('Metrics', metricColumns),
      wordTable('Logs', logColumns),
      wordTable('Change history', changelogColumns),
    ].join('\n\n'),
    metrics: wordTable('Metric', metricKindWords),
    'log-roles': wordTable('Role of a log', logRoleWords),
    findings: findingTable({ ...documentWords, ...commandWords }),
  };
}

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. Throws where a mark is missing. */
export function withGeneratedParts(document: string): string {
  return Object.entries(generatedParts()).reduce((text, [name, part]) => {
    const between = new RegExp(`(<!-- begin ${name} -->\n)[\\s\\S]*?(<!-- end ${name} -->)`, 'u');
    if (!between.test(text)) throw new Error(`the document has no place for "${name}"`);
    return text.replace(between, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
  }, document);
}

function wordTable(head: string, words: Words): string {
  const rows = Object.entries(words).map(([kind, phrases]) => {
    const japanese = phrases.filter((phrase) => /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u.test(phrase));
    const english = phrases.filter((phrase) => !japanese.includes(phrase));
    return `| \`${kind}\` | ${japanese.map(cell).join('、')} | ${english.map(cell).join(', ')} |`;
  });
  return [`| ${head} | Japanese | English |`, '|---|---|---|', ...rows].join('\n');
}

function findingTable(words: Readonly<Record<string, Wording>>): string {
  const rows = Object.entries(words)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { severity, en }]) => `| \`${code}\` | ${severity} | ${cell(en)} |`);
  return ['| Code | Severity | Message |', '|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<');
}
