/** Whom to call and what to look at, as typed. */
import { isHttpAddress } from '../../../../shared/environment/address.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import { type Fault, readRequiredText, readText } from './mistakes.ts';

export type ContactForm = { role: string; person: string; contact: string; hours: string };
export type DashboardForm = { name: string; url: string };

export const emptyContact: ContactForm = { role: '', person: '', contact: '', hours: '' };
export const emptyDashboard: DashboardForm = { name: '', url: '' };

export function contactForm({ role, person, contact, hours }: Environment['contacts'][number]): ContactForm {
  return { role, person: person ?? '', contact: contact ?? '', hours: hours ?? '' };
}

export function readContacts(contacts: readonly ContactForm[], fault: Fault): Environment['contacts'] {
  return contacts.map(({ role, person, contact, hours }, index) => ({
    role: readRequiredText(`contacts.${index}.role`, role, 120, fault),
    person: readText(`contacts.${index}.person`, person, 120, fault) || null,
    contact: readText(`contacts.${index}.contact`, contact, 300, fault) || null,
    hours: readText(`contacts.${index}.hours`, hours, 120, fault) || null,
  }));
}

export function readDashboards(dashboards: readonly DashboardForm[], fault: Fault): Environment['dashboards'] {
  return dashboards.map(({ name, url }, index) => {
    const field = `dashboards.${index}.url`;
    const address = readRequiredText(field, url, 2_000, fault);
    fault(field, isHttpAddress(address) ? null : 'notHttp');
    return { name: readRequiredText(`dashboards.${index}.name`, name, 120, fault), url: address };
  });
}
