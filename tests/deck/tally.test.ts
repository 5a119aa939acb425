import { describe, expect, test } from 'vitest';
import { randomText } from '@/components/deck/follow/base64url';
import { encode, type Vote, voteFields } from '@/components/deck/follow/messages';
import {
  type Answers,
  answerOf,
  createTally,
  histogram,
  MOST_DEVICES,
  type Question,
} from '@/components/deck/follow/tally';

const choice: Question = {
  kind: 'choice',
  options: [
    { id: 'up', label: 'Up' },
    { id: 'down', label: 'Down' },
  ],
};
const numbers: Question = {
  kind: 'numbers',
  fields: [
    { id: 'a', label: 'Energy', unit: 'Ha', min: 0, max: 8 },
    { id: 'b', label: 'Radius', min: -1, max: 1 },
  ],
};
const curve: Question = {
  kind: 'curve',
  x: { label: 'T', values: [1, 2, 3] },
  y: { label: '|m|', min: 0, max: 1 },
};
const open = { slide: 'energy', demo: 'ising', question: choice };
const device = () => randomText(12);
const payload = (answer: Vote['answer'], more: Partial<Vote> = {}) =>
  new TextEncoder().encode(encode(voteFields, { slide: 'energy', demo: 'ising', answer, ...more }));

describe('the votes of a class', () => {
  test('a device counts once, with its first answer, however much it sends', () => {
    const tally = createTally(() => 0);
    const flooder = device();
    let answers: Answers = {};
    for (let i = 0; i < 300; i++)
      answers = tally.add(flooder, payload(i ? 'down' : 'up'), open, answers) ?? answers;
    answers = tally.add(device(), payload('down'), open, answers) ?? answers;
    expect(histogram(choice, answers)[0].bars).toEqual([
      { label: 'Up', count: 1 },
      { label: 'Down', count: 1 },
    ]);
    expect(tally.drops.repeated).toBe(299);
  });

  test('more in a second than a class can send is not read; the next second is', () => {
    let now = 0;
    const tally = createTally(() => now);
    for (let i = 0; i < 1000; i++) tally.add(device(), new Uint8Array(3), open, {});
    expect(tally.drops).toEqual({ malformed: 400, other: 0, repeated: 0, flooded: 600 });
    now = 1000;
    expect(tally.add(device(), payload('up'), open, {})).not.toBeNull();
  });

  test('more devices than any class has do not fill the memory', () => {
    let now = 0;
    const tally = createTally(() => {
      now += 10;
      return now;
    });
    let answers: Answers = {};
    for (let i = 0; i < MOST_DEVICES + 50; i++)
      answers = tally.add(device(), payload('up'), open, answers) ?? answers;
    expect(Object.keys(answers)).toHaveLength(MOST_DEVICES);
    expect(tally.drops.flooded).toBe(50);
  });

  test.each([
    ['another slide', payload('up', { slide: 'memory' }), 'other'],
    ['another demo', payload('up', { demo: 'hopfield' }), 'other'],
    ['no option of the question', payload('left'), 'other'],
    ['a number where a choice is asked', payload([1]), 'other'],
    ['no message', new TextEncoder().encode('up'), 'malformed'],
    ['no text', Uint8Array.of(255, 254), 'malformed'],
    ['too long', new Uint8Array(5000), 'malformed'],
  ] as const)('%s: not counted', (_, bytes, why) => {
    const tally = createTally(() => 0);
    expect(tally.add(device(), bytes, open, {})).toBeNull();
    expect(tally.drops[why]).toBe(1);
  });

  test('no device, or nothing asked: not counted', () => {
    const tally = createTally(() => 0);
    expect(tally.add('../../x', payload('up'), open, {})).toBeNull();
    expect(tally.add(device(), payload('up'), null, {})).toBeNull();
    expect(tally.drops).toMatchObject({ malformed: 1, other: 1 });
  });

  test('numbers must lie in the bounds of the question', () => {
    const tally = createTally(() => 0);
    const ask = { ...open, question: numbers };
    expect(tally.add(device(), payload([8, -1]), ask, {})).not.toBeNull();
    expect(tally.add(device(), payload([8.1, 0]), ask, {})).toBeNull();
    expect(tally.add(device(), payload([8]), ask, {})).toBeNull();
    expect(tally.add(device(), payload([1, 1, 1]), { ...open, question: curve }, {})).not.toBeNull();
    expect(tally.add(device(), payload([1, 1, 2]), { ...open, question: curve }, {})).toBeNull();
  });
});

test('what was locked becomes an answer; beyond the bounds it stands at them; a blank is none', () => {
  expect(answerOf(choice, { choice: 'up' })).toBe('up');
  expect(answerOf(numbers, { a: '2,5', b: '7' })).toEqual([2.5, 1]);
  expect(answerOf(numbers, { a: '', b: '1' })).toBeNull();
  expect(answerOf(numbers, { a: 'x', b: '1' })).toBeNull();
  expect(answerOf(curve, { y0: 0.5, y1: 0.25, y2: -3 })).toEqual([0.5, 0.25, 0]);
});

test('numbers fall into eight bins over their range, the upper end into the last', () => {
  const given = { a: [0, 0], b: [0.99, 0], c: [8, 0] };
  const [energy] = histogram(numbers, given);
  expect(energy.title).toBe('Energy (Ha)');
  expect(energy.bars.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 1]);
  expect(energy.bars[0].label).toBe('0 to 1');
  expect(histogram(curve, {})).toHaveLength(3);
});
