/** The few words the core itself says: names it gives to things that a person may rename, and a refusal beside the findings. */
export const coreWords = {
  ja: {
    drillEnvironment: '訓練',
    untitled: '無題のインシデント',
    drillTitle: '訓練',
    nothingToGuide: 'パターンも事前準備もありません。',
  },
  en: {
    drillEnvironment: 'Drill',
    untitled: 'Untitled incident',
    drillTitle: 'Drill',
    nothingToGuide: 'It has neither a pattern nor a preparation checklist.',
  },
} as const;
