/** The few words the core itself stores: names it gives to things that a person may rename. */
export const coreWords = {
  ja: { drillEnvironment: '訓練', untitled: '無題のインシデント', drillTitle: '訓練' },
  en: { drillEnvironment: 'Drill', untitled: 'Untitled incident', drillTitle: 'Drill' },
} as const;
