/** Who writes the postmortem when it is over: goes through the timeline, and adds to the draft what only people know. */
import type { ActionKind, ActionPriority, ActionTerm } from '../../shared/actions/action-item.ts';
import { acceptedOf } from '../../shared/postmortem/checker/accepted-wording.ts';
import { checkContextOf } from '../../shared/postmortem/checker/check-context.ts';
import { checkSection } from '../../shared/postmortem/checker/check-section.ts';
import type { RuleCode } from '../../shared/postmortem/checker/rule-code.ts';
import type { WhyAnswer, WhyPart } from '../../shared/postmortem/whys/outline.ts';
import type { Responder } from './responder.ts';

/**
 * An answer and what stands below it. `{E:words}` in it is evidence by its title, `{R:words}` a row by its text; of several the
 * first, or with `{E-:words}` and `{R-:words}` the last.
 */
export type Why = { say: string; guess?: true; system?: true; below?: Why[] };

export type PlannedAction = {
  text: string;
  kind: ActionKind;
  term?: ActionTerm;
  owner: string;
  due: string;
  doneWhen: string;
  priority: ActionPriority;
  ticket: string;
  /** Begins with the words of the proposal that it is adopted from. */
  proposal?: string;
  done?: string;
  declined?: string;
};

export type Finding = { section: string; rule: RuleCode; found: string };
export type Example = {
  markdown: string;
  html: string;
  open: Finding[];
  accepted: (Finding & { reason: string })[];
  /** Names of people in the record. */
  names: string[];
};

const mark = /\{(?<kind>[ER])(?<last>-?):(?<words>[^}]+)\}/gu;
const unfilled = { ja: /^\s*(?:[-*] )?未記入: (?<what>.+)$/u, en: /^\s*(?:[-*] )?Not filled in: (?<what>.+)$/u };

export function authorOf(me: Responder, language: 'ja' | 'en') {
  const { client, by, basedOn } = me;

  async function find(kind: string, words: string, last: boolean): Promise<{ label: string; id: string }> {
    const all =
      kind === 'E'
        ? (await me.state()).evidence.map(({ label, id, title }) => ({ label, id, text: title }))
        : (await review()).rows.map(({ label, eventId, text }) => ({ label, id: eventId, text }));
    const found = all.filter(({ text }) => text.includes(words)).at(last ? -1 : 0);
    if (found === undefined)
      throw new Error(`no ${kind} with ${words}:\n${[...new Set(all.map(({ text }) => text))].join('\n')}`);
    return found;
  }

  const review = () => client.reviews.get({ incidentId: me.incidentId, language });
  const view = () => client.postmortems.get({ incidentId: me.incidentId });

  /** Every row of the record stands in the annex, also those that a review leaves out. */
  async function rowLabel(words: string, last: boolean): Promise<string> {
    const rows = (await view()).markdown.split('\n').flatMap((line) => {
      const [, label, text = ''] = /^\| (R-[A-Z]*\d+) \|(.*)$/u.exec(line) ?? [];
      return label !== undefined && text.includes(words) ? [label] : [];
    });
    const label = rows.at(last ? -1 : 0);
    if (label === undefined) throw new Error(`no row with ${words}`);
    return label;
  }

  async function cited(text: string): Promise<string> {
    let done = text;
    for (const { 0: whole, groups } of text.matchAll(mark)) {
      const [words, last] = [groups?.words ?? '', groups?.last === '-'];
      const label = groups?.kind === 'E' ? (await find('E', words, last)).label : await rowLabel(words, last);
      done = done.replace(whole, label);
    }
    return done;
  }

  async function answersOf(part: WhyPart, whys: readonly Why[], depth: number): Promise<WhyAnswer[]> {
    const answers: WhyAnswer[] = [];
    for (const { say, guess, system, below } of whys) {
      const seen = [...say.matchAll(mark)].flatMap(({ groups }) => (groups?.kind === 'E' ? [groups] : []));
      const evidenceIds: string[] = [];
      for (const groups of seen) evidenceIds.push((await find('E', groups.words ?? '', groups.last === '-')).id);
      const text = await cited(say.replace(/\s*\{E-?:[^}]+\}/gu, ''));
      answers.push(
        {
          id: `${part}-${depth}-${answers.length}-${text.slice(0, 40)}`,
          part,
          depth,
          text,
          evidenceIds: [...new Set(evidenceIds)],
          hypothesis: guess === true,
          systemCondition: system === true,
        },
        ...(await answersOf(part, below ?? [], depth + 1)),
      );
    }
    return answers;
  }

  return {
    view,
    review,
    async star(words: string) {
      const { id } = await find('R', words, false);
      await client.incidents.setStar({ ...by(), target: id, starred: true });
    },
    async keepOut(words: string) {
      const { id } = await find('R', words, false);
      await client.reviews.chooseRow({ ...by(), target: id, inDocument: false });
    },
    async linkEvidence(row: string, evidence: readonly string[]) {
      const evidenceIds: string[] = [];
      for (const words of evidence) evidenceIds.push((await find('E', words, true)).id);
      const { id } = await find('R', row, false);
      await client.reviews.linkEvidence({ ...by(), target: id, evidenceIds });
    },
    /** Every finding of the review must have its answer; `reasons` by the finding's kind. */
    async confirmTimeline(reasons: Readonly<Record<string, string>>) {
      for (const { name, kind, waived, basedOn: known } of (await review()).findings) {
        if (waived !== null) continue;
        const reason = reasons[kind];
        if (reason === undefined) throw new Error(`nothing is said of ${kind} (${name})`);
        await client.reviews.waiveFinding({ ...by(), finding: name, reason, basedOn: known });
      }
      await client.reviews.confirm(by());
    },
    async whys(parts: Partial<Record<WhyPart, Why[]>>) {
      const outline: WhyAnswer[] = [];
      for (const part of ['trigger', 'causes', 'notDetected', 'notPrevented', 'ruledOut'] as const) {
        outline.push(...(await answersOf(part, parts[part] ?? [], 0)));
      }
      await client.postmortems.setWhys({ ...by(), outline, basedOn: await basedOn('whys') });
    },
    async actions(items: readonly PlannedAction[]) {
      for (const [index, { proposal, done, declined, term, ...item }] of items.entries()) {
        const itemId = `action-${index + 1}`;
        const proposals = (await view()).actions.proposals;
        const adopted = proposal === undefined ? undefined : proposals.find(({ text }) => text.startsWith(proposal));
        if (proposal !== undefined && adopted === undefined) throw new Error(`nobody proposed ${proposal}`);
        await client.postmortems.setActionItem({
          ...by(),
          itemId,
          proposal: adopted?.key ?? null,
          item: { ...item, term: term ?? 'permanent' },
          basedOn: await basedOn(`actionItem:${itemId}`),
        });
        const settled = done ?? declined;
        if (settled === undefined) continue;
        await client.postmortems.settleActionItem({
          ...by(),
          itemId,
          status: done === undefined ? 'declined' : 'done',
          reason: settled,
          basedOn: null,
        });
      }
    },
    /** Puts words where the draft says that something is missing, by how the draft calls it; the rest stays the draft's. */
    async fill(section: string, words: Readonly<Record<string, string>>) {
      const found = (await view()).sections.find(({ key }) => key === section);
      if (found === undefined) throw new Error(`there is no section ${section}`);
      const left = new Set(Object.keys(words));
      const lines: string[] = [];
      for (const line of found.markdown.split('\n')) {
        const what = unfilled[language].exec(line)?.groups?.what ?? '';
        const name = [...left].find((each) => what.startsWith(each));
        if (name !== undefined) left.delete(name);
        const bullet = line.startsWith('- ') ? '- ' : '';
        lines.push(name === undefined ? line : bullet + (await cited(words[name] ?? '')));
      }
      if (left.size > 0) throw new Error(`${[...left].join(', ')} is not missing in\n${found.markdown}`);
      const given = { ...by(), section, markdown: lines.join('\n'), basedOn: found.basedOn };
      await client.postmortems.setSection(given);
    },
    async write(section: string, markdown: string) {
      const given = { ...by(), section, markdown: await cited(markdown), basedOn: await basedOn(`section:${section}`) };
      await client.postmortems.setSection(given);
    },
    async decideRunbookEdits(decide: (text: string) => { accept: boolean; reason: string | null }) {
      for (const edit of (await review()).runbookEdits) {
        const { accept, reason } = decide(JSON.stringify(edit));
        await client.reviews.decideRunbookEdit({
          ...by(),
          edit: edit.name,
          state: accept ? 'accepted' : 'declined',
          reason,
          basedOn: edit.basedOn,
        });
      }
    },
    async accept(rule: RuleCode, section: string, excerpt: string, reason: string) {
      const given = { ...by(), rule, section, excerpt, reason };
      await client.postmortems.acceptWording({
        ...given,
        basedOn: await basedOn(`wording:${rule}/${section}/${excerpt}`),
      });
    },
    async reviewed(owner: string, reviewer: string) {
      await client.postmortems.setOwner({ ...by(), owner, basedOn: await basedOn('documentOwner') });
      for (const status of ['inReview', 'reviewed'] as const) {
        await client.postmortems.setStatus({
          ...by(),
          status,
          reviewer: status === 'reviewed' ? reviewer : null,
          reason: null,
          basedOn: await basedOn('documentStatus'),
        });
      }
    },
    async example(): Promise<Example> {
      const state = await me.state();
      const { sections, markdown } = await view();
      const { actor } = await client.settings.get();
      const context = checkContextOf(state, actor, markdown);
      const findings = sections.flatMap((section) => checkSection(section.key, section.markdown, context));
      const told = findings.map((finding) => ({
        section: finding.section,
        rule: finding.rule,
        found: finding.found,
        reason: acceptedOf(state.acceptedWordings, finding)?.reason ?? null,
      }));
      const [md, html] = [
        await client.postmortems.export({ ...by(), format: 'md', save: false }),
        await client.postmortems.export({ ...by(), format: 'html', save: false }),
      ];
      return {
        markdown: md.text ?? '',
        html: html.text ?? '',
        open: told.flatMap(({ reason, ...finding }) => (reason === null ? [finding] : [])),
        accepted: told.flatMap(({ reason, ...finding }) => (reason === null ? [] : [{ ...finding, reason }])),
        names: [...context.names],
      };
    },
  };
}
