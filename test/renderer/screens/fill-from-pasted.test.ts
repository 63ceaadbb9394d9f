import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnvironmentForm, emptyForm } from '../../../renderer/screens/environments/form/environment-form.ts';
import { fillFromPasted } from '../../../renderer/screens/environments/form/fill-from-pasted.ts';
import { readPastedLine } from '../../../shared/environment/pasted/read-pasted-line.ts';

const empty = emptyForm('env-1');
const fill = (form: EnvironmentForm, line: string) => fillFromPasted(form, readPastedLine(line), () => 'new-host');

describe('a form filled from a pasted line', () => {
  it('names what the line gave, in the order of the form', () => {
    const { form, fields, hosts } = fill(empty, 'ssh -L 15432:db.internal:6432 bastion');
    expect(form.database).toMatchObject({
      on: true,
      host: 'db.internal',
      port: '6432',
      path: { kind: 'ssh', alias: 'bastion' },
    });
    expect(fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['host', 'port', 'path']));
    expect(fields.every(({ part }) => part === 'database')).toBe(true);
    expect(hosts).toEqual([]);
  });

  it('turns an API off that nobody has named, and leaves one alone that has a name', () => {
    const line = 'psql -h db.example.com -U app orders';
    expect(fill(empty, line).form.api.on).toBe(false);
    const named = { ...empty, api: { ...empty.api, baseUrl: 'https://api.example.com' } };
    expect(fill(named, line).form.api).toEqual(named.api);
  });

  it('keeps what is half typed beside it', () => {
    const half: EnvironmentForm = {
      ...empty,
      name: ' To',
      database: { ...empty.database, on: true, port: '54x', user: ' app', caFile: '~/ca' },
      thresholds: { ...empty.thresholds, cpu: { normal: '', warning: '80', critical: '' } },
    };
    const { form } = fill(half, 'psql -h db.example.com -d orders');
    expect(form).toMatchObject({ name: ' To', thresholds: half.thresholds });
    expect(form.database).toMatchObject({
      host: 'db.example.com',
      name: 'orders',
      port: '54x',
      user: ' app',
      caFile: '~/ca',
    });
  });

  it('adds a host for an alias once', () => {
    const { form, hosts } = fill(empty, 'ssh deploy@web-01');
    expect(hosts).toEqual(['web-01']);
    expect(form.hosts).toMatchObject([{ id: 'new-host', name: 'web-01', run: 'ssh', alias: 'deploy@web-01' }]);
    expect(fill(form, 'ssh deploy@web-01').form.hosts).toEqual(form.hosts);
  });

  it('says nothing, and changes nothing, where the line tells nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[あ-ん ]{0,20}$/), (text) => {
        expect(fill(empty, text)).toEqual({ form: empty, fields: [], hosts: [] });
      }),
    );
  });
});
