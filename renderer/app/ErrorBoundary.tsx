import { Component, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { useText } from '../text/useText.ts';
import styles from './ErrorBoundary.module.css';

type Fault = { id: string; message: string };

/** Catches what a screen throws while it is shown, so that a bug costs one screen and never the way back. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { fault: Fault | null }> {
  override state: { fault: Fault | null } = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: Fault } {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fault: { id: crypto.randomUUID().slice(-12), message } };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <FaultNotice fault={fault} />;
  }
}

function FaultNotice({ fault }: { fault: Fault }) {
  const text = useText().common;
  return (
    <div className={styles.notice} role="alert">
      <p>{text.problem.screen(fault.id)}</p>
      <Button look="primary" onClick={() => window.location.reload()}>
        {text.reload}
      </Button>
      <details>
        <summary>{text.problem.details}</summary>
        <pre className={styles.details}>{fault.message}</pre>
      </details>
    </div>
  );
}
