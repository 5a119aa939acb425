import type { Demo, MoreReadout } from '@/components/demos/demo';
import { describe } from './describe';
import { ANSWER, explainAnswer, TOLERANCE } from './edges';
import { messages } from './messages';
import { params } from './params';
import type { Frame, Params } from './simulation';
import { tables } from './tables';

const text = messages.en;

/** The first two derivatives of the program: by w and b of a neuron, by α and x of a wave function. */
function derivative(frame: Frame, name: 'dCdw' | 'dCdb'): { value: number; exact?: number } {
  const k = name === 'dCdw' ? 0 : 1;
  const value = frame.trail.gradient[k];
  // Until the way back has arrived the tape holds 0; the answer does not stand beside an open question.
  return Number.isNaN(value) ? { value: 0 } : { value, exact: frame.exact[k] };
}

function symbol(frame: Frame, name: 'dCdw' | 'dCdb'): string {
  const words = text.readouts;
  if (frame.graph === 'layer') return words.layer[name];
  if (frame.wave && frame.wave.name !== 'oscillator' && name === 'dCdb') return words.waveRadial;
  return words[name][frame.wave ? 'wave' : 'cost'];
}

/** The output; of a wave function also ψ″ and the local energy, as soon as the tape has them. */
function moreReadouts({ trail, program, wave }: Frame): Record<string, MoreReadout> {
  const words = text.readouts;
  const { source } = words;
  const more: Record<string, MoreReadout> = {};
  const value = trail.value[program.output];
  if (!Number.isNaN(value)) {
    more.output = wave ? { label: words.psi, value, exact: wave.psi, source } : { label: words.cost, value };
  }
  if (wave && !Number.isNaN(trail.curvature)) {
    more.curvature = { label: words.curvature, value: trail.curvature, exact: wave.curvature, source };
    more.localEnergy = { label: words.energy, value: wave.energy, exact: wave.localEnergy, source };
  }
  return more;
}

/** The one point and the first numbers of the talk's own program. */
const TALK = { x: 4, y: 9, w: 1.76405235, b: 0.40015721 };
const LAYER = { graph: 'layer', x: 1.5, y: 4, w: 0.8, b: -0.5 } as const;

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params,
  presets: {
    neuron: { label: text.presets.neuron, params: {} },
    talk: { label: text.presets.talk, params: { ...TALK, bend: 'identity' } },
    saturated: { label: text.presets.saturated, params: TALK },
    'hidden-layer': { label: text.presets.layer, params: LAYER },
    'wave-function': {
      label: text.presets.wave,
      params: { graph: 'oscillator', way: 'forward', x: 0.8, alpha: 0.4 },
    },
    'finite-difference': {
      label: text.presets.difference,
      params: { h: 1e-10, bend: 'tanh', x: 1, y: 3, w: 0.7, b: -0.2 },
    },
  },
  pace: 3,
  readouts: {
    dCdw: {
      label: text.readouts.dCdw.label,
      symbol: (frame) => symbol(frame, 'dCdw'),
      source: text.readouts.source,
      read: (frame) => derivative(frame, 'dCdw'),
    },
    dCdb: {
      label: text.readouts.dCdb.label,
      symbol: (frame) => symbol(frame, 'dCdb'),
      source: text.readouts.source,
      read: (frame) => derivative(frame, 'dCdb'),
    },
  },
  moreReadouts,
  describe,
  tables,
  predict: {
    kind: 'numbers',
    question: text.predict.question,
    preset: 'neuron',
    until: 11,
    fields: (['w', 'b'] as const).map((id) => ({
      id,
      label: text.predict[id],
      min: -100,
      max: 100,
      step: 0.001,
      tolerance: TOLERANCE[id],
    })),
    answer: () => ANSWER,
    explain: (_, given) => explainAnswer(given),
  },
  cite: ['rumelhart1986', 'baydin2018', 'griewank2008', 'hjorthjensen2024'],
  poster: { seed: 1, steps: 9, aspect: 16 / 11 },
  version: 1,
  provenance: 'live',
};

export default demo;
