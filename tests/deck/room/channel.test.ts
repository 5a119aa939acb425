import { describe, expect, it } from 'vitest';
import { openChannel, openStorageChannel, type StorageWindow } from '@/components/deck/room/channel';

/** Windows of one origin: what one writes into localStorage the others hear of, while it is not what stood there. */
function origin(count: number): StorageWindow[] {
  const items = new Map<string, string>();
  const windows = Array.from({ length: count }, () => new Set<(event: StorageEvent) => void>());
  return windows.map((own) => {
    const change = (key: string, newValue: string | null) => {
      if ((items.get(key) ?? null) === newValue) return;
      if (newValue === null) items.delete(key);
      else items.set(key, newValue);
      for (const other of windows) {
        if (other !== own) for (const heard of other) heard({ key, newValue } as StorageEvent);
      }
    };
    return {
      localStorage: { setItem: change, removeItem: (key) => change(key, null) },
      addEventListener: (_, heard) => void own.add(heard),
      removeEventListener: (_, heard) => void own.delete(heard),
    };
  });
}

describe('a channel', () => {
  it('reaches the others of its name, in order, and not itself', async () => {
    const [a, b, other] = ['x|present|1', 'x|present|1', 'x|present|2'].map(openChannel);
    const heard: unknown[] = [];
    a.listen(() => heard.push('itself'));
    other.listen(() => heard.push('another name'));
    const done = new Promise<void>((resolve) =>
      b.listen((message) => heard.push(message) === 3 && resolve()),
    );
    for (const message of [1, { frame: new Float32Array([2]) }, 3]) a.post(message);
    await done;
    expect(heard).toEqual([1, { frame: new Float32Array([2]) }, 3]);
    for (const channel of [a, b, other]) channel.close();
    a.post('closed');
    a.close();
  });

  it('made of storage does the same, with the same message twice', () => {
    const [x, y, z] = origin(3);
    const [a, b] = [x, y].map((page) => openStorageChannel('base|present|1', page));
    const other = openStorageChannel('base|present|2', z);
    const heard: unknown[] = [];
    a.listen(() => heard.push('itself'));
    other.listen(() => heard.push('another name'));
    b.listen((message) => heard.push(message));
    a.post({ n: 1 });
    a.post({ n: 1 });
    y.localStorage.setItem('base|present|2x', 'not ours');
    z.localStorage.setItem('base|present|1', '{junk');
    expect(heard).toEqual([{ n: 1 }, { n: 1 }]);
    b.close();
    a.post({ n: 2 });
    expect(heard).toHaveLength(2);
  });

  it('made of storage carries what a demo shows: arrays of numbers, and numbers that are not finite', () => {
    const [x, y] = origin(2);
    const heard: unknown[] = [];
    openStorageChannel('n', y).listen((message) => heard.push(message));
    const large = Float64Array.from({ length: 50_000 }, (_, i) => Math.sqrt(i));
    const frame = {
      plane: large.subarray(1),
      spins: Int8Array.of(-1, 1),
      bytes: Uint8Array.of(0, 255).buffer,
      error: Number.NaN,
      lanes: [{ reach: Number.NEGATIVE_INFINITY, name: '$' }, null],
    };
    openStorageChannel('n', x).post({ kind: 'frame', frame });
    expect(heard).toEqual([{ kind: 'frame', frame: { ...frame, plane: large.slice(1) } }]);
  });

  it('made of storage lives with a storage that is full, and with junk', () => {
    const [x, y] = origin(2);
    const full = {
      ...x,
      localStorage: {
        setItem: () => {
          throw new Error('quota');
        },
        removeItem: () => {},
      },
    };
    const heard: unknown[] = [];
    openStorageChannel('n', y).listen((message) => heard.push(message));
    openStorageChannel('n', full).post(1);
    for (const junk of ['{"$":"Date","text":""}', '{"$":"Float64Array","text":"AAA="}', '{"$":"number"}['])
      x.localStorage.setItem('n', junk);
    openStorageChannel('n', x).post(2);
    expect(heard).toEqual([2]);
  });
});
