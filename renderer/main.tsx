import './styles/tokens.css';
import './styles/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ringDeadlines } from './app/deadline-rings.ts';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { obeyHost } from './app/host-commands.ts';
import { followChanges } from './contract/changes.ts';
import { keepFocus } from './keys/keep-focus.ts';
import { listenToKeys } from './keys/listen.ts';
import { startSession } from './state/session.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no #root');

startSession();
ringDeadlines();
void followChanges(new AbortController().signal);
listenToKeys();
keepFocus();
obeyHost();

createRoot(place).render(
  <StrictMode>
    {/* The content security policy allows no style element that the page did not come with. */}
    <CSPProvider disableStyleElements>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </CSPProvider>
  </StrictMode>,
);
