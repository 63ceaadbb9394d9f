import type { AppInfo } from '../../../shared/contract/view.ts';
import { Section } from '../../components/Page.tsx';
import { useText } from '../../text/useText.ts';
import styles from './About.module.css';

const abilities = ['saveFile', 'pickFile', 'openExternal', 'notify', 'runDrill'] as const;

/** Facts about this installation, and what its host cannot do. */
export function About({ info }: { info: AppInfo }) {
  const text = useText().settings;
  const missing = abilities.filter((ability) => !info.can[ability]);
  const { secrets } = info;
  return (
    <Section title={text.about}>
      <dl className={styles.facts}>
        <dt>{text.version}</dt>
        <dd>{info.version}</dd>
        <dt>{text.dataDir}</dt>
        <dd>
          <code>{info.dataDir}</code>
        </dd>
        <dt>{text.host}</dt>
        <dd>{text.hosts[info.host]}</dd>
        <dt>{text.keyStore}</dt>
        <dd>{secrets.available ? text.keyStoreAvailable(secrets.backend) : text.keyStoreMissing}</dd>
      </dl>
      {missing.length === 0 ? null : (
        <div>
          <h3>{text.cannot.title}</h3>
          <ul className={styles.missing}>
            {missing.map((ability) => (
              <li key={ability}>{text.cannot[ability]}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
