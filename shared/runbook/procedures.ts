/** One part of a pattern that tells what to do or to weigh: its code as steps, its lists and sentences as items. */
import type { List, RootContent, Table } from 'mdast';
import { append } from './append.ts';
import { spanMinutes } from './deadlines.ts';
import type { Findings } from './diagnostics.ts';
import { entriesOf, holdsCode } from './lists.ts';
import { type Place, placeOf, plainText } from './markdown.ts';
import type { Procedure, ProcedureKind, Step } from './model.ts';
import { allBlocks, type Section } from './outline.ts';
import { seePatternOf } from './see-pattern.ts';
import { stepsOf } from './steps.ts';
import { rowsOf } from './tables.ts';
import { keyOf } from './wording.ts';

/** `id` is the procedure's. `section` may have headings below it, which title the steps under them. */
export function procedureOf(section: Section, kind: ProcedureKind, id: string, findings: Findings): Procedure {
  const { line, column, title } = section;
  const content = contentOf(allBlocks(section), id, findings);
  return { id, line, column, kind, title, withinMinutes: spanMinutes(title), ...content };
}

type Content = Pick<Procedure, 'steps' | 'items'>;

export function contentOf(blocks: readonly (RootContent | Section)[], id: string, findings: Findings): Content {
  const steps: Step[] = [];
  const items: Procedure['items'] = [];
  const addItem = (text: string, place: Place) => {
    if (text === '') return;
    const { line, column } = place;
    items.push({
      id: `${id}/item-${items.length + 1}`,
      key: keyOf(text),
      line,
      column,
      text,
      seePattern: seePatternOf(text),
    });
  };
  const addSteps = (code: Extract<RootContent, { type: 'code' }>, title: string | null) =>
    append(steps, stepsOf(code, { path: id, already: steps.length, title, findings }));
  const addList = (list: List) => {
    for (const item of list.children) {
      if (!holdsCode(item)) {
        for (const entry of entriesOf({ ...list, children: [item] })) addItem(entry.text, entry);
        continue;
      }
      let title: string | null = null;
      for (const child of item.children) {
        if (child.type === 'code') addSteps(child, title);
        else if (child.type === 'list') addList(child);
        else if (title === null) {
          title = plainText(child);
          continue;
        } else addItem(plainText(child), placeOf(child));
        title = null;
      }
    }
  };

  let heading: string | null = null;
  for (const block of blocks) {
    if (isSection(block)) {
      heading = block.title;
    } else if (block.type === 'code') {
      addSteps(block, heading);
      heading = null;
    } else if (block.type === 'list') {
      addList(block);
    } else if (block.type === 'table') {
      for (const row of rowTexts(block)) addItem(row.text, row);
    } else if (block.type === 'blockquote') {
      for (const child of block.children) {
        if (child.type === 'code') addSteps(child, null);
        else if (child.type === 'list') addList(child);
        else addItem(plainText(child), placeOf(child));
      }
    } else {
      addItem(plainText(block), placeOf(block));
    }
  }
  return { steps, items };
}

function isSection(block: RootContent | Section): block is Section {
  return 'blocks' in block;
}

function rowTexts(table: Table): (Place & { text: string })[] {
  return rowsOf(table).map(({ cells, line, column }) => ({
    line,
    column,
    text: cells
      .map(plainText)
      .filter((text) => text !== '')
      .join(' / '),
  }));
}
