/** セッションごとに1度だけ尋ねる秘密情報の言葉。 */
export const incidentSecretsJa = {
  secrets: {
    names: { apiToken: 'APIトークン', databasePassword: 'DBのパスワード' },
    missing: (name: string) => `${name}が未入力です。入力するまで、それを使う読み取りは不明になります。`,
    enter: (name: string) => `${name}を入力する`,
    title: (name: string, environment: string) => `${name} (${environment})`,
    explain: 'このアプリを終了するまでメモリの中だけに保持します。保存、記録、表示はしません。',
    confirm: '使って読み直す',
    empty: '値を入力します',
  },
};
export type IncidentSecretsText = typeof incidentSecretsJa;
