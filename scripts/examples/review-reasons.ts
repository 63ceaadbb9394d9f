/** What an author says of a timeline's findings that are no reason to change anything. */
export const reviewReasons = {
  ja: {
    noEvidence: '本人の判断と作業の記録。裏付けは前後のチェックにある',
    gap: '外形監視は続いていて、変化がなかった',
    lateEntry: '対応が一段落してから入力した。時刻はチャットの投稿で確かめた',
    enteredAfterwards: '復旧後に入力した記録。時刻はチャットの投稿で確かめた',
    clockOffset: '測定の誤差の範囲',
  },
  en: {
    noEvidence: "A person's own decision or work; the checks around it back it",
    gap: 'The watch went on and saw no change',
    lateEntry: 'Entered once things were calm; the time is that of the chat message',
    enteredAfterwards: 'Entered after recovery; the times are those of the chat messages',
    clockOffset: 'Within the uncertainty of the measurement',
  },
} as const;
