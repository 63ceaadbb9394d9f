/** What one command of a runbook is and what it risks. Pure, linear in the text, never throws. */
import type { Risk } from '../model.ts';
import { isShellLanguage, isSqlLanguage } from './languages.ts';
import { understandPipeline } from './pipeline.ts';
import { placeholdersToFill } from './placeholders-to-fill.ts';
import { catalogueQuery, isDisplayCommand } from './psql-meta.ts';
import { readShellLine } from './shell-words.ts';
import { noConnection, sqlProbe, understandSql } from './sql-probe.ts';
import {
  copyOnly,
  finding,
  highestRisk,
  type Meaning,
  observed,
  type Understanding,
  unknownCommand,
} from './understanding.ts';

/** No command is longer; a longer text is somebody's data. */
const longestText = 20_000;
/** A command in a command in a command is as deep as anyone reads. */
const deepestCarrier = 3;

/** `text` is one logical command, continuation lines joined; `language` is the code block's. */
export function understandCommand(text: string, language: string | null): Understanding {
  const meaning = understandText(text, language);
  return { ...meaning, placeholders: placeholdersToFill(text.slice(0, longestText), meaning) };
}

function understandText(text: string, language: string | null): Meaning {
  if (text.length > longestText) return unknownCommand;
  if (isSqlLanguage(language)) {
    if (isDisplayCommand(text)) return copyOnly('observe');
    const query = catalogueQuery(text);
    if (query !== null) return observed(sqlProbe(query, noConnection, text.trim()));
    return understandSql(text, noConnection, (statement) => `${statement};`);
  }
  return isShellLanguage(language) ? understandShell(text, deepestCarrier) : unknownCommand;
}

function understandShell(text: string, depth: number): Meaning {
  if (depth === 0) return unknownCommand;
  const line = readShellLine(text.replaceAll('\r\n', '\n'));
  const understandLine = (inner: string) => understandShell(inner, depth - 1);
  const meanings = line.pipelines.map((stages) => understandPipeline(stages, understandLine));
  const [only] = meanings;
  if (only === undefined) return unknownCommand;
  if (meanings.length === 1 && !line.unsupported && !line.background) return only;
  const risks: Risk[] = meanings.map(({ risk }) => risk);
  if (line.unsupported) risks.push('unknown');
  const findings = meanings.flatMap((meaning) => meaning.findings);
  if (meanings.length > 1) findings.push(finding('several-commands', { count: meanings.length }));
  const unending = meanings.find((meaning) => meaning.unending !== null)?.unending ?? null;
  return { ...copyOnly(highestRisk(risks), ...findings), unending: line.background ? null : unending };
}
