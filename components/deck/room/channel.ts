/** A line to every other window of this browser that opened the same name; none hears itself. */
export interface Channel {
  /** What is sent must survive `structuredClone`; what does not cross is dropped. */
  post(message: unknown): void;
  /** One listener; it replaces the one before. */
  listen(heard: (message: unknown) => void): void;
  close(): void;
}

/**
 * Opens a channel: a BroadcastChannel, or where there is none the `storage` events of localStorage. The latter carry JSON:
 * numbers, texts and lists arrive, a message with a typed array in it (the frame of a demo) does not.
 */
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
      told(JSON.parse(newValue));
    } catch {
      // Not ours: whoever writes junk under this name is not answered.
    }
  };
  page.addEventListener('storage', heard);
  return {
    post(message) {
      try {
        page.localStorage.setItem(name, JSON.stringify(message, plainOnly));
        page.localStorage.removeItem(name);
      } catch {
        // Storage is off or full, or the message holds a typed array.
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

function plainOnly(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) throw new TypeError('no JSON');
  return value;
}
