import { describe, expect, it } from 'vitest';
import { messages as dotNqsWords } from '@/components/demos/dot-nqs/messages';
import { messages as shellWords } from '@/components/demos/dot-shells/messages';
import { messages as pairWords } from '@/components/demos/dot-two-electrons/messages';
import { loadDemo } from '@/components/demos/registry';
import { messages as atomWords } from '@/components/demos/vmc-atoms/messages';
import { messages as raceWords } from '@/components/demos/vmc-optimizers/messages';

const ELECTRONS = {
  'dot-nqs': dotNqsWords,
  'dot-shells': shellWords,
  'dot-two-electrons': pairWords,
  'vmc-atoms': atomWords,
  'vmc-optimizers': raceWords,
};

/** Every string of a message file, and the source of every function that makes one. */
const textsOf = (words: unknown): string[] =>
  typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [String(words)];

describe.each(Object.entries(ELECTRONS))('%s', (id, words) => {
  it('energies are in Ha, lengths in a₀, by no other name', async () => {
    expect(textsOf(words).filter((text) => /hartree\b|Eₕ|\bbohr\b/.test(text))).toEqual([]);
    const { readouts } = await loadDemo(id);
    const units = Object.keys(readouts).flatMap((name) =>
      name.startsWith('energy') ? [readouts[name].unit] : [],
    );
    expect(new Set(units)).toEqual(new Set(['Ha']));
  });
});

it.each([
  ['dot-nqs', 'Ha²'],
  ['dot-shells', 'Ha²'],
  ['dot-two-electrons', 'Ha²'],
  ['vmc-atoms', 'Ha²'],
  ['vmc-oscillator', '(ħω₀)²'],
])('%s: the variance of the local energy has the unit %s', async (id, unit) => {
  expect((await loadDemo(id)).readouts.variance.unit).toBe(unit);
});
