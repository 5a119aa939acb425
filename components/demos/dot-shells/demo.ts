import type { Demo } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import { describe } from './describe';
import { messages } from './messages';
import { params, presets } from './params';
import { bestPublished } from './published';
import { moreReadouts, readouts } from './readouts';
import { recordedEnergy } from './recorded';
import { mainLane } from './reference';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

/** Share in per cent of what one determinant misses that the present wave function wins back, N = 6 and ω = 1. */
function wonBack(frame: Frame): number {
  const ground = bestPublished(6, 1)?.energy ?? Number.NaN;
  const alone = recordedEnergy('slater', 6, 1);
  return (100 * (alone - mainLane(frame).energy.mean)) / (alone - ground);
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params,
  presets,
  pace: 'max',
  steps: 40_000,
  readouts,
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'default',
    until: 4000,
    fields: [
      {
        id: 'share',
        label: text.predict.share,
        unit: text.predict.unit,
        min: 0,
        max: 100,
        step: 1,
        tolerance: 5,
      },
    ],
    answer: (frame) => ({ share: Math.round(wonBack(frame)) }),
    explain: (frame) =>
      text.predict.explain(
        formatNumber(mainLane(frame).energy.mean, mainLane(frame).energy.standardError),
        String(Math.round(wonBack(frame))),
      ),
  },
  cite: [
    'hogberget2013',
    'nordhagen2019',
    'nordhagen2023',
    'sorella1998',
    'kato1957',
    'umrigar1993',
    'reynolds1982',
    'wigner1934',
    'bedanov1994',
    'zaheer2017',
    'feynman1956',
    'goldshlager2024',
  ],
  poster: {
    seed: 1,
    steps: 3000,
    aspect: 1.5,
    presetSteps: { deep: 500, 'density-n6-w01': 1500, 'density-n30-w1': 1000 },
  },
  version: 2,
  provenance: 'live',
};

export default demo;
