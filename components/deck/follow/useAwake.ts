import { useEffect } from 'react';

/** Keeps the phone's screen on while `wanted`, where the browser can: a remote that has gone dark is none. */
export function useAwake(wanted: boolean) {
  useEffect(() => {
    const { wakeLock } = navigator as { wakeLock?: WakeLock };
    if (!wanted || !wakeLock) return;
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      wakeLock.request('screen').then(
        (granted) => {
          lock = granted;
          if (gone) void granted.release();
        },
        // Refused, as on a low battery.
        () => {},
      );
    };
    ask();
    // The browser takes it back when the page is hidden.
    document.addEventListener('visibilitychange', ask);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, [wanted]);
}
