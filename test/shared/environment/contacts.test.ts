import { describe, expect, it } from 'vitest';
import { contactsOf, isLeftOpen } from '../../../shared/environment/contacts.ts';

const row = (role: string, contact: string | null, person: string | null = null) => ({
  role,
  person,
  contact,
  hours: null,
});
const inRunbook = (...rows: ReturnType<typeof row>[]) => ({
  contacts: rows.map((each, index) => ({ ...each, id: `contact-${index + 1}` })),
});
const told = (contacts: ReturnType<typeof contactsOf>) =>
  contacts.map(({ role, contact, from }) => [role, contact, from]);

describe('whom to call', () => {
  it('is what the runbook says where the environment says nothing', () => {
    expect(told(contactsOf(inRunbook(row('DBA', '#dba'), row('Infra', null)), { contacts: [] }))).toEqual([
      ['DBA', '#dba', 'runbook'],
      ['Infra', null, 'runbook'],
    ]);
    expect(contactsOf(null, null)).toEqual([]);
  });

  it('comes from the environment where the runbook leaves it open, in its place', () => {
    const contacts = contactsOf(inRunbook(row('ＤＢＡ ', null), row('Infra', '#infra')), {
      contacts: [row('dba', '090-0000-0000', 'Suzuki')],
    });
    expect(told(contacts)).toEqual([
      ['dba', '090-0000-0000', 'environment'],
      ['Infra', '#infra', 'runbook'],
    ]);
  });

  it.each([
    [null, true],
    ['（記入）電話とチャット', true],
    ['(fill in) phone and chat', true],
    ['TBD', true],
    ['未定', true],
    ['#dba', false],
    ['090-0000-0000', false],
    ['記録係の内線 12', false],
  ])('%s is left open: %s', (contact, expected) => {
    expect(isLeftOpen(contact)).toBe(expected);
  });

  it('keeps a person of the runbook who can be reached, beside the environment’s', () => {
    const contacts = contactsOf(inRunbook(row('DBA', '#dba')), {
      contacts: [row('DBA', '090-0000-0000'), row('SRE', '#sre')],
    });
    expect(told(contacts)).toEqual([
      ['DBA', '#dba', 'runbook'],
      ['DBA', '090-0000-0000', 'environment'],
      ['SRE', '#sre', 'environment'],
    ]);
  });

  it('is all of the environment’s people in a role that the runbook leaves open', () => {
    const contacts = contactsOf(inRunbook(row('DBA', null)), { contacts: [row('DBA', '1'), row('DBA', '2')] });
    expect(told(contacts)).toEqual([
      ['DBA', '1', 'environment'],
      ['DBA', '2', 'environment'],
    ]);
  });
});
