import { type ReactNode, useEffect } from 'react';
import { Button } from '../components/Button.tsx';
import { classes } from '../components/classes.ts';
import { useKeys } from '../keys/bindings.ts';
import { focusMain } from '../keys/keep-focus.ts';
import { openLayer } from '../state/layers.ts';
import { useText } from '../text/useText.ts';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { DeadlineNotices } from './DeadlineNotices.tsx';
import { NextDeadline } from './NextDeadline.tsx';
import { hrefOf, navigate, type Route } from './route.ts';
import styles from './Shell.module.css';

const screens = ['home', 'archive', 'numbers', 'runbooks', 'environments', 'settings'] as const;

/** The frame of every screen: where one can go, what keys there are, and whether the app is reachable and may write. */
export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const { common: text, across } = useText();
  const { actions } = across;
  const here = 'incidentId' in route ? route.incidentId : null;
  useKeys([
    { key: 'mod+k', label: text.keys.palette, scope: 'everywhere', inInputs: true, run: () => openLayer('palette') },
    { key: '?', label: text.keys.open, scope: 'everywhere', run: () => openLayer('keys') },
    { key: 'g h', label: text.keys.home, scope: 'everywhere', run: () => navigate({ screen: 'home' }) },
    { key: 'g a', label: text.keys.archive, scope: 'everywhere', run: () => navigate({ screen: 'archive' }) },
    { key: 'g i', label: actions.go, scope: 'everywhere', run: () => navigate({ screen: 'actions' }) },
    { key: 'g s', label: text.keys.numbers, scope: 'everywhere', run: () => navigate({ screen: 'numbers' }) },
    { key: 'g r', label: text.keys.runbooks, scope: 'everywhere', run: () => navigate({ screen: 'runbooks' }) },
    ...(here === null
      ? []
      : [
          {
            key: 'g p',
            label: text.keys.postmortem,
            scope: 'everywhere' as const,
            run: () => navigate({ screen: 'postmortem', incidentId: here }),
          },
          {
            key: 'g l',
            label: text.keys.replay,
            scope: 'everywhere' as const,
            run: () => navigate({ screen: 'replay', incidentId: here }),
          },
        ]),
  ]);
  const place = hrefOf(route);
  useEffect(() => {
    void place;
    focusMain();
  }, [place]);
  const onIncident = route.screen === 'incident' ? route.incidentId : null;
  const current = route.screen === 'runbook' ? 'runbooks' : route.screen;
  return (
    <div className={styles.shell}>
      <header className={styles.bar} data-print="no">
        {/* A button, since the address's `#` is the route. */}
        <button type="button" className={styles.skip} onClick={focusMain}>
          {text.nav.skipToMain}
        </button>
        <span className={styles.name}>
          <span className={styles.mark} aria-hidden="true">
            {'▲'}
          </span>
          {text.appName}
        </span>
        <nav aria-label={text.nav.label} className={styles.nav}>
          {screens.map((screen) => (
            <a
              key={screen}
              href={hrefOf({ screen })}
              className={classes(styles.link, screen === current && styles.current)}
              aria-current={screen === current ? 'page' : undefined}
            >
              {text.nav[screen]}
            </a>
          ))}
        </nav>
        <span className={styles.tools}>
          <NextDeadline here={onIncident} />
          <Button look="quiet" keys="mod+k" onClick={() => openLayer('palette')}>
            {text.palette.title}
          </Button>
          <Button look="quiet" keys="?" onClick={() => openLayer('keys')}>
            {text.keys.open}
          </Button>
        </span>
      </header>
      <ConnectionNotice />
      <DeadlineNotices here={onIncident} />
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
