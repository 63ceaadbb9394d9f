/** The few words the core itself says: names it gives to things that a person may rename, and a refusal beside the findings. */
export const coreWords = {
  ja: {
    drillEnvironment: '訓練',
    untitled: '無題のインシデント',
    drillTitle: '訓練',
    nothingToGuide: 'パターンも事前準備もありません。',
    deadlineDue: (deadline: string, number: string) => `期限 ${deadline} (#${number})`,
    inDrill: (sentence: string) => `訓練: ${sentence}`,
  },
  en: {
    drillEnvironment: 'Drill',
    untitled: 'Untitled incident',
    drillTitle: 'Drill',
    nothingToGuide: 'It has neither a pattern nor a preparation checklist.',
    deadlineDue: (deadline: string, number: string) => `Deadline: ${deadline} (#${number})`,
    inDrill: (sentence: string) => `Drill: ${sentence}`,
  },
} as const;
