import { expect, it } from 'vitest';
import { barePorts, nightMs, openTemporaryCore, refusalOf } from '../core/temporary-core.ts';

const runbookText = `# Shop

## 事前準備

- [ ] 鍵

## 復旧後の対応

### チェックリスト

- [ ] ポストモーテムをスケジュール(48時間以内)
`;

it('gives the postmortem an hour within its 48 hours, in a file that the host saves', async () => {
  const saved: { name: string; text: string }[] = [];
  const saveFile = (name: string, bytes: Uint8Array) => {
    saved.push({ name, text: Buffer.from(bytes).toString('utf8') });
    return Promise.resolve(`/chosen/${name}`);
  };
  const { core, client } = await openTemporaryCore({ ports: { ...barePorts, saveFile } });
  await client.runbooks.import({ name: 'shop.md', base64: Buffer.from(runbookText).toString('base64') });
  const { incidentId } = await client.incidents.declare({ commandId: 'd', title: '窯, 停止', zone: 'Asia/Tokyo' });
  const tooSoon = await refusalOf(client.postmortems.calendar({ incidentId, save: false }));
  expect(tooSoon).toMatchObject({ code: 'INVALID', reason: 'noPostmortemDeadline' });

  // Recovered on Tuesday at 03:00 in Tokyo: due on Thursday at 03:00, so that Wednesday 17:00 is the last working hour.
  await client.incidents.setMilestone({
    incidentId,
    commandId: 'm',
    milestone: 'recovered',
    atMs: nightMs,
    basedOn: null,
  });
  const { fileName, text, savedTo } = await client.postmortems.calendar({ incidentId, save: true });
  expect({ fileName, savedTo }).toEqual({ fileName: 'postmortem-1.ics', savedTo: '/chosen/postmortem-1.ics' });
  expect(saved).toEqual([{ name: fileName, text }]);
  const lines = text.replace(/\r\n /g, '').split('\r\n');
  expect(lines).toContain('DTSTART;TZID=Asia/Tokyo:20261125T170000');
  expect(lines).toContain('DTEND;TZID=Asia/Tokyo:20261125T180000');
  expect(lines).toContain('SUMMARY:ポストモーテム #1 窯\\, 停止');
  expect(lines.find((line) => line.startsWith('DESCRIPTION:期限'))).toContain('2026-11-26 03:00:00 (UTC+09:00)');
  await core.close();
});
