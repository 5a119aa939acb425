import { afterAll, expect, test, vi } from 'vitest';
import type { Reply, Request } from '@/components/demos/protocol';
import { loadDemo } from '@/components/demos/registry';
import { defaultValues } from '@/lib/params';
import type { Run } from '@/lib/simulation';

// The worker in this thread, with the page's end of the line played by the test.

const sent: Reply[] = [];
const page = {
  onmessage: (_: { data: Request }) => {},
  postMessage: (reply: Reply) => sent.push(reply),
  addEventListener() {},
};
vi.stubGlobal('self', page);
await import('@/components/demos/worker');
afterAll(() => vi.unstubAllGlobals());

const slowly = { timeout: 20_000 };
const ask = (request: Request) => page.onmessage({ data: request });
const record = () =>
  sent.reduce<Run['events'] | undefined>(
    (last, reply) => (reply.kind === 'progress' && reply.events ? reply.events : last),
    undefined,
  );

test('the page knows every change of a run that rests: a link made then carries it', async () => {
  ask({ kind: 'open', id: 'boltzmann-learns', base: '' });
  await vi.waitFor(() => expect(sent[0]).toEqual({ kind: 'ready' }), slowly);
  const params = defaultValues((await loadDemo('boltzmann-learns')).params);
  ask({ kind: 'start', run: { id: 'boltzmann-learns', params, seed: 1, events: [] } });
  ask({ kind: 'tune', patch: { learningRate: 0.2 } });
  await vi.waitFor(() => expect(record()).toEqual([{ step: 0, tune: { learningRate: 0.2 } }]), slowly);
  ask({ kind: 'tune', patch: { learningRate: 0.3 } });
  await vi.waitFor(() => expect(record()).toEqual([{ step: 0, tune: { learningRate: 0.3 } }]), slowly);
});
