/** Outlines for tests: written as people read them, or made at random. */
import fc from 'fast-check';
import { settled, type WhyAnswer, type WhyOutline, whyParts } from '../../../../shared/postmortem/whys/outline.ts';

/** `causes: a > b > c`, each `>` one level deeper; `?` marks a hypothesis, `!` a condition of the system. */
export function outlineOf(...lines: string[]): WhyAnswer[] {
  return settled(
    lines.map((line, index): WhyAnswer => {
      const [, part = '', dots = '', text = '', marks = ''] = /^(\w+) (\.*)(.*?)([?!]*)$/u.exec(line) ?? [];
      return {
        id: `id-${index}`,
        part: whyParts.find((each) => each === part) ?? 'causes',
        depth: dots.length,
        text,
        evidenceIds: [],
        hypothesis: marks.includes('?'),
        systemCondition: marks.includes('!'),
      };
    }),
  );
}

/** The same form back, so that an expectation is read at a glance. */
export function shown(outline: WhyOutline): string[] {
  return outline.map(({ part, depth, text }) => `${part} ${'.'.repeat(depth)}${text}`);
}

export const anyAnswers: fc.Arbitrary<WhyAnswer[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    part: fc.constantFrom(...whyParts),
    depth: fc.nat(9),
    text: fc.string({ unit: fc.constantFrom('a', '原', ' ', '?', '-', '|', '"', '`', '<'), maxLength: 12 }),
    evidenceIds: fc.uniqueArray(fc.constantFrom('evidence-1', 'evidence-2', 'evidence-3'), { maxLength: 3 }),
    hypothesis: fc.boolean(),
    systemCondition: fc.boolean(),
  }),
  { maxLength: 14 },
);
export const anyOutline = anyAnswers.map(settled);
