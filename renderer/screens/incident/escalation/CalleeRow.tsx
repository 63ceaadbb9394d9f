import type { Callee } from '../../../../shared/escalation/call-list.ts';
import { phoneNumberIn } from '../../../../shared/escalation/phone-number.ts';
import { callWords } from '../../../../shared/text/call-words.ts';
import { Button, ButtonLink } from '../../../components/Button.tsx';
import { Time } from '../../../components/Time.tsx';
import { useSession } from '../../../state/session.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { CopyButton } from '../steps/CopyButton.tsx';
import styles from './EscalationDialog.module.css';

type CalleeRowProps = { callee: Callee; instead: Callee | null; isChosen: boolean; onChoose: () => void };

const marks: Readonly<Record<Callee['reach']['now'], string>> = { reachable: '●', unsure: '○', unreachable: '▲' };

/** One contact: who, how, whether now, how the last call went, and who instead. */
export function CalleeRow({ callee, instead, isChosen, onChoose }: CalleeRowProps) {
  const text = useText().escalation;
  const { outcomes } = callWords(useLanguage());
  const { zone } = useScene().state;
  const { role, person, contact, hours, from, reach, last } = callee;
  const name = calleeName(callee);
  return (
    <li className={styles.callee} aria-label={name} data-chosen={isChosen || undefined}>
      <div className={styles.who}>
        <p>
          <strong>{from === 'environment' ? text.ofEnvironment(role) : role}</strong> {person} <span>{contact}</span>
        </p>
        <p>
          <span className={styles.reach} data-now={reach.now}>
            <span aria-hidden>{marks[reach.now]}</span> {text.now[reach.now]}
          </span>{' '}
          <span className={styles.aside}>
            {hours === null ? null : text.hours(hours)}
            {reach.now === 'unsure' ? ` (${text.because[reach.because]})` : null}
            {reach.now === 'unreachable' && reach.nextAtMs !== null ? (
              <>
                {' · '}
                {text.nextAt} <Time atMs={reach.nextAtMs} zone={zone} show="dateTime" withZone />
              </>
            ) : null}
          </span>
        </p>
        {last === null ? null : (
          <p className={styles.aside}>
            {text.last(outcomes[last.outcome])} <Time atMs={last.happenedAtMs} zone={zone} withZone />
            {last.note === null ? null : ` ${last.note}`}
          </p>
        )}
        {instead !== null ? <p>{text.instead(calleeName(instead))}</p> : null}
        {instead === null && reach.now === 'unreachable' ? <p className={styles.aside}>{text.noInstead}</p> : null}
      </div>
      <div className={styles.buttons}>
        <Dial callee={callee} />
        <Button
          aria-pressed={isChosen}
          aria-label={`${isChosen ? text.chosen : text.choose}: ${name}`}
          onClick={onChoose}
        >
          {isChosen ? text.chosen : text.choose}
        </Button>
      </div>
    </li>
  );
}

/** A browser hands the number to the system as it is; a window of Electron does so only with what would open another window. */
function Dial({ callee }: { callee: Callee }) {
  const text = useText().escalation;
  const host = useSession(({ info }) => info?.host ?? null);
  const contact = callee.contact ?? '';
  const phone = phoneNumberIn(contact);
  return (
    <>
      {phone === null ? null : (
        <ButtonLink href={`tel:${phone}`} {...(host === 'electron' ? { target: '_blank', rel: 'noreferrer' } : {})}>
          {text.call(phone)}
        </ButtonLink>
      )}
      <CopyButton
        look="quiet"
        text={phone ?? contact}
        label={text.copyContact}
        name={`${text.copyContact}: ${calleeName(callee)}`}
      />
    </>
  );
}

export function calleeName({ role, person }: Pick<Callee, 'role' | 'person'>): string {
  return person === null ? role : `${role} ${person}`;
}
