import { useEffect } from 'react';
import { createWakeLock, thisScreen } from '../ink/wakeLock';

/** Keeps the phone's screen on while `wanted`, where the browser can: a remote that has gone dark is none. */
export function useAwake(wanted: boolean) {
  useEffect(() => {
    if (!wanted) return;
    const lock = createWakeLock(thisScreen());
    lock.want(true);
    return lock.close;
  }, [wanted]);
}
