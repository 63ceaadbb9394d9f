/** What an appointment for the postmortem says, in the language of the incident's document. */
export const calendarWords = {
  ja: {
    summary: (number: number, title: string) => `ポストモーテム #${number} ${title}`,
    drillSummary: (number: number, title: string) => `【訓練】ポストモーテム #${number} ${title}`,
    description: (due: string) => `期限: ${due}\nそれまでに下書きを書き出し、改善策の担当と期日を決めます。`,
  },
  en: {
    summary: (number: number, title: string) => `Postmortem #${number} ${title}`,
    drillSummary: (number: number, title: string) => `[Drill] Postmortem #${number} ${title}`,
    description: (due: string) => `Due: ${due}\nExport the document by then, and settle who does which action by when.`,
  },
} as const;
