import type { PostmortemWhysText } from './postmortem-whys-ja.ts';

export const postmortemWhysEn: PostmortemWhysText = {
  title: '5 Whys',
  open: 'Write the 5 Whys',
  backToText: 'Back to the text',
  hint: 'Enter next answer · Shift+Enter why again · Tab / Shift+Tab depth · Alt+↑↓ move · E- evidence · Alt+H hypothesis · Alt+S condition of the system · Ctrl+Z undo · Esc leave the input',
  editedSection:
    'The text of this section was edited by hand, so changes of the 5 Whys do not reach it. “Back to the draft” brings them in.',
  save: 'Save the 5 Whys',
  giveBack: 'Make it from the record again',
  parts: {
    trigger: 'Trigger',
    causes: 'Why it happened',
    notDetected: 'Why it was not caught: detection',
    notPrevented: 'Why it was not caught: prevention',
    ruledOut: 'Hypotheses ruled out (one level down: why)',
  },
  prompts: {
    trigger: ['What changed just before?'],
    causes: [
      'What happened that broke it?',
      'How did that come about?',
      'What let it happen?',
      'Which system, procedure or condition made it so?',
      'How could that condition be changed?',
    ],
    notDetected: ['What did monitoring or alerts miss?', 'What would have noticed it sooner?'],
    notPrevented: ['Which test, review or stage could have stopped it?', 'What was missing there?'],
    ruledOut: ['Which hypothesis was ruled out?', 'What ruled it out?'],
  },
  answer: (part, place, depth) => `${part}, answer ${place}, depth ${depth}`,
  why: (depth) => `Why ${depth}`,
  bullet: '•',
  hypothesis: 'Hypothesis',
  systemCondition: 'System condition',
  takeOut: (label) => `Take out ${label}`,
  remove: 'Remove',
  add: (part) => `Write an answer: ${part}`,
  addShort: 'Write an answer',
  findings: {
    unproven: 'Neither evidence (E-) nor marked as a hypothesis',
    endsTooEarly: 'No condition of the system is reached. Shift+Enter asks the next why; Alt+S marks the end',
    ruledOutWithoutReason: 'Nothing says why it was ruled out. Shift+Enter writes it one level down',
  },
  left: (count) => `${count} left`,
  complete: 'Every branch reaches a condition of the system',
};
