/** 文面の指摘の言葉。なぜ直すとよいかを一言で説き、書き換え案の空欄は 〈 〉 で示す。 */
import type { FindingSeverity, RewriteCode } from '../postmortem/checker/rule.ts';
import type { RuleCode } from '../postmortem/checker/rule-code.ts';

/** 元の文から引き継ぐ言葉。 */
export type Taken = Readonly<Record<string, string>>;

const taken = (words: Taken, name: string) => words[name] ?? '';

export const checkerJa = {
  severities: { must: '要修正', should: '推奨', hint: '参考' } satisfies Record<FindingSeverity, string>,
  rules: {
    blame: {
      title: '人を原因にした記述',
      explain: '名前を挙げると、次から事実が集まらない。何をしたかは役割で書き、止められなかった仕組みを原因にする。',
    },
    humanErrorAsEnd: {
      title: 'ヒューマンエラー・確認不足で終わる説明',
      explain: '誤りは必ず起きる。なぜ起きやすく、なぜ途中で止まらなかったかまで書くと、直せる対象になる。',
    },
    shouldHave: {
      title: 'あとからの「〜すべきだった」',
      explain: '結果を知ったあとの判断は、当時の助けにならない。その時点で見えていた情報と、足りなかった仕組みを書く。',
    },
    vagueNumber: {
      title: 'あいまいな数・時間',
      explain: '読み手ごとに大きさが変わる。数えた値と割合、時刻と時間帯で書く。分からなければ「未記入」とする。',
    },
    claimWithoutEvidence: {
      title: '根拠のない因果の記述',
      explain: '根拠 (E-番号) がないと、推測と区別できない。根拠を引くか、「仮説」と書く。',
    },
    unverifiableAction: {
      title: '完了を確かめられない改善策',
      explain: '注意や徹底は、いつ終わったかを誰も確かめられない。何をどこに入れ、何を見れば終わりかを書く。',
    },
    wholeOutage: {
      title: '計測値と食い違う「全停止」',
      explain: '障害の間にも応答したリクエストがある。計測した範囲と割合で書く。',
    },
    actionWithoutOwner: {
      title: '担当か期日のない改善策',
      explain: '担当と期日のない改善策は残りやすい。一人の担当と日付を決めるか、理由を書いて見送る。',
    },
    undefinedAbbreviation: {
      title: '説明のない略語',
      explain: '別のチームの読み手には伝わらない。最初に出る場所で正式な名前を添える。',
    },
    secret: {
      title: '機密らしい値',
      explain: 'パスワードや鍵、トークンに見える。文書は長く残り、広く読まれる。外し、値が使われていれば無効にする。',
    },
    openBlank: {
      title: '書き換え案の空欄',
      explain: '〈 〉 の中が決まっていない。事実で埋めるか、分からなければ「未記入」とする。',
    },
  } satisfies Record<RuleCode, { title: string; explain: string }>,
  rewrites: {
    blameRole: () => '〈役割〉が〈操作〉を行い、〈画面・手順・権限〉では止まらなかった',
    errorPossible: () => '〈操作〉を誤っても止まらない〈画面・手順・権限〉',
    checkMissing: () => '〈対象〉を確かめる手順や自動検査がないこと',
    stepMissing: (words: Taken) => `${taken(words, 'action')}する手順や仕組みがなかった`,
    knownThen: () => '、その時点で見えていたのは〈情報〉で、〈仕組み〉はなかった',
    whatWasThere: (words: Taken) => `${taken(words, 'thing')}は〈あったもの〉までで、〈なかったもの〉はなかった`,
    someOf: (words: Taken) => `${taken(words, 'thing')} 〈数〉 (全体の〈割合〉%)`,
    countOf: (words: Taken) => `〈数〉${taken(words, 'thing')}`,
    forMinutes: () => '〈分〉分間 (〈開始〉〜〈終了〉)',
    citeEvidence: () => ' (根拠 〈E-番号〉)',
    preventByMeans: () => '〈対象〉を〈自動検査・権限・警告〉で防ぐ',
    putIntoProcedure: () => '〈手順書・画面〉に〈手順〉を入れ、〈記録〉で実施を確かめる',
    decideBy: () => '〈期日〉までに〈判断基準〉で採否を決める',
    measureAndNotify: () => '〈指標〉が〈しきい値〉を超えたら〈通知先〉に通知する',
    partialOutage: (words: Taken) =>
      `一部停止 (外形監視 ${taken(words, 'tried')}回のうち ${taken(words, 'failed')}回が失敗)`,
    nameOwner: () => '〈担当〉',
    nameDue: () => '〈期日〉',
    addOwner: () => ' (担当: 〈担当〉)',
    addDue: () => ' (期日: 〈期日〉)',
    addOwnerAndDue: () => ' (担当: 〈担当〉、期日: 〈期日〉)',
    spellOut: (words: Taken) => `${taken(words, 'found')} (〈正式な名前〉)`,
    takeOut: () => '[redacted]',
  } satisfies Record<RewriteCode, (words: Taken) => string>,
};
export type CheckerText = typeof checkerJa;
