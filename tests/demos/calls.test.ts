import { expect, test } from 'vitest';
import { CALL_NAMES, type Call, callers, obey } from '@/components/demos/calls';

test('a call takes its own arguments and no more: a button hands it an event, which cannot travel', () => {
  const calls: Call[] = [];
  const actions = callers((call) => calls.push(call));
  for (const method of CALL_NAMES) {
    const handler = actions[method as keyof typeof actions] as (...args: unknown[]) => void;
    handler('first', 'second', { event: () => {} });
  }
  expect(structuredClone(calls)).toEqual(calls);
  expect(calls.map(({ method }) => method)).toEqual([...CALL_NAMES]);
  expect(calls.find(({ method }) => method === 'play')?.args).toEqual([]);
  expect(calls.find(({ method }) => method === 'open')?.args).toEqual(['first', 'second']);
});

test('a call is done with the arguments it was made with', () => {
  const done: unknown[] = [];
  obey({ ...callers(() => {}), seek: (step) => done.push(step) }, { method: 'seek', args: [12] });
  expect(done).toEqual([12]);
});
