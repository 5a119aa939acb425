import { fromJson, toJson } from './json';

/** A line to every other window of this browser that opened the same name; none hears itself. */
export interface Channel {
  /** Numbers, texts, lists, objects of them and typed arrays. */
  post(message: unknown): void;
  /** One listener; it replaces the one before. */
  listen(heard: (message: unknown) => void): void;
  close(): void;
}

/** Opens a channel: a BroadcastChannel, or where there is none the `storage` events of localStorage. */
export function openChannel(name: string): Channel {
  try {
    return broadcast(name);
  } catch {
    // Missing in old browsers, refused in some frames.
    return openStorageChannel(name, window);
  }
}

function broadcast(name: string): Channel {
  const channel = new BroadcastChannel(name);
  let open = true;
  return {
    post(message) {
      if (open) channel.postMessage(message);
    },
    listen(heard) {
      channel.onmessage = ({ data }) => heard(data);
    },
    close() {
      open = false;
      channel.onmessage = null;
      channel.close();
    },
  };
}

/** The part of `window` that the fallback needs. */
export interface StorageWindow {
  localStorage: Pick<Storage, 'setItem' | 'removeItem'>;
  addEventListener(type: 'storage', heard: (event: StorageEvent) => void): void;
  removeEventListener(type: 'storage', heard: (event: StorageEvent) => void): void;
}

/** The fallback: each message is written under the channel's name and taken away again; other windows hear of the write. */
export function openStorageChannel(name: string, page: StorageWindow): Channel {
  let told: (message: unknown) => void = () => {};
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key !== name || newValue === null) return;
    try {
      told(fromJson(newValue));
    } catch {
      // Not ours: whoever writes junk under this name is not answered.
    }
  };
  page.addEventListener('storage', heard);
  return {
    post(message) {
      try {
        page.localStorage.setItem(name, toJson(message));
        page.localStorage.removeItem(name);
      } catch {
        // Storage is off or full.
      }
    },
    listen(listener) {
      told = listener;
    },
    close() {
      told = () => {};
      page.removeEventListener('storage', heard);
    },
  };
}
