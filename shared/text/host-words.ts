/** What a host says outside the page: its menu, and why it cannot start. */
const ja = {
  menu: {
    incident: 'インシデント',
    declare: 'インシデントを宣言',
    view: '表示',
    home: 'ホーム',
    archive: '過去のインシデント',
    runbooks: 'Runbook',
    environments: '環境',
    settings: '設定',
    palette: 'すべてから探す',
    shortcuts: 'キーの一覧',
  },
  cannotStart: 'Hikeshiを開けません',
};
export type HostWords = typeof ja;

const en: HostWords = {
  menu: {
    incident: 'Incident',
    declare: 'Declare an incident',
    view: 'View',
    home: 'Home',
    archive: 'Past incidents',
    runbooks: 'Runbooks',
    environments: 'Environments',
    settings: 'Settings',
    palette: 'Find everything',
    shortcuts: 'Keys',
  },
  cannotStart: 'Hikeshi cannot be opened',
};

export const hostWords = { ja, en };
