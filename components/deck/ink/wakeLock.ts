import { createStore, type StoreApi } from 'zustand/vanilla';

/** `unsupported`: the browser has no way to keep the screen awake; `refused`: it has, and did not, as on a low battery. */
export type Awake = 'off' | 'on' | 'waiting' | 'refused' | 'unsupported';

interface Sentinel extends EventTarget {
  release(): Promise<void>;
}

interface Screen {
  wakeLock?: { request(type: 'screen'): Promise<Sentinel> };
  /** The page can be seen. */
  visible(): boolean;
  /** Calls back when that changes. Returns the way out. */
  onVisible(changed: () => void): () => void;
}

/** Keeps the screen awake while it is wanted; the browser takes the lock when the page is hidden, and gets asked again. */
export function createWakeLock(screen: Screen) {
  const store: StoreApi<{ awake: Awake }> = createStore(() => ({ awake: 'off' as Awake }));
  let wanted = false;
  let lock: Sentinel | null = null;
  let asking = false;
  const say = (awake: Awake) => store.setState({ awake });

  const ask = async () => {
    if (!wanted || lock || asking) return;
    if (!screen.wakeLock) return say('unsupported');
    if (!screen.visible()) return say('waiting');
    asking = true;
    try {
      lock = await screen.wakeLock.request('screen');
      lock.addEventListener('release', released, { once: true });
      say('on');
    } catch {
      say('refused');
    }
    asking = false;
    if (!wanted) void letGo();
  };
  const released = () => {
    lock = null;
    if (wanted) say('waiting');
  };
  const letGo = async () => {
    say('off');
    await lock?.release().catch(() => {});
  };
  const unsubscribe = screen.onVisible(() => void ask());

  return {
    store,
    want(on: boolean) {
      if (on === wanted) return;
      wanted = on;
      void (on ? ask() : letGo());
    },
    close() {
      wanted = false;
      unsubscribe();
      void letGo();
    },
  };
}

export type WakeLock = ReturnType<typeof createWakeLock>;

/** The screen of this window. */
export function thisScreen(): Screen {
  return {
    wakeLock: (navigator as { wakeLock?: Screen['wakeLock'] }).wakeLock,
    visible: () => document.visibilityState === 'visible',
    onVisible(changed) {
      document.addEventListener('visibilitychange', changed);
      return () => document.removeEventListener('visibilitychange', changed);
    },
  };
}
