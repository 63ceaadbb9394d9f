/** Asks before a screen with unsaved input is left, by whatever way: a link, a key, the palette, the browser's back. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { bridgeName } from '../../shared/contract/bridge.ts';

type LeaveGuard = {
  held: boolean;
  /** Address that was wanted while the screen held on. */
  wanted: string | null;
};

const useGuard = create<LeaveGuard>(() => ({ held: false, wanted: null }));

/** Whether the screen at hand holds on; the address is then kept until a person decides. */
export function holdsBack(wanted: string): boolean {
  if (!useGuard.getState().held) return false;
  useGuard.setState({ wanted });
  return true;
}

/** Holds on while `unsaved`; `asking` says that a person wants to leave. */
export function useLeaveGuard(unsaved: boolean): { asking: boolean; leave: () => void; stay: () => void } {
  const wanted = useGuard((guard) => guard.wanted);
  useEffect(() => {
    useGuard.setState({ held: unsaved });
    if (!unsaved) return;
    // In a desktop window this would only make closing do nothing: nobody asks there.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    if (!(bridgeName in window)) window.addEventListener('beforeunload', ask);
    return () => {
      useGuard.setState({ held: false, wanted: null });
      window.removeEventListener('beforeunload', ask);
    };
  }, [unsaved]);
  return {
    asking: wanted !== null,
    leave: () => {
      useGuard.setState({ held: false, wanted: null });
      if (wanted !== null) window.location.hash = wanted;
    },
    stay: () => useGuard.setState({ wanted: null }),
  };
}
