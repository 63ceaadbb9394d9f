/** What people learned: three questions that no record can answer. */
import type { MissingCode } from './missing.ts';
import { heading, paragraph } from './nodes.ts';
import type { Drafted, Scene } from './scene.ts';

const questions = ['wentWell', 'difficulties', 'luck'] as const satisfies MissingCode[];

export function draftLessons({ text }: Scene): Drafted {
  return {
    blocks: questions.flatMap((code) => [
      heading(3, text.lessons[code]),
      paragraph(text.missing(text.missingWhat[code])),
    ]),
    missing: [...questions],
  };
}
