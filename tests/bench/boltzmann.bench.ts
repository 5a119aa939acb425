import { ascend, createMachine, likelihoodGradient, scatterWeights } from '@/lib/ml/boltzmann';
import { countVisible, exactPhases } from '@/lib/ml/boltzmannExact';
import { gibbsSweep, localFields } from '@/lib/ml/energy';
import { startPairwiseFit, stepPairwiseFit } from '@/lib/ml/pairwiseFit';
import { createRng } from '@/lib/rng';

const VISIBLE = 9;
const HIDDEN = 4;
const UNITS = VISIBLE + HIDDEN;
const SWEEPS = 4000;

const data = new Float64Array(2 ** VISIBLE).fill(2 ** -VISIBLE);
/** Three rows and three columns of 3 × 3 pixels. */
const LINES = new Float64Array(512);
for (const code of [7, 56, 448, 73, 146, 292]) LINES[code] = 1 / 6;

function machine(visible: number, hidden: number) {
  const built = createMachine(visible, hidden);
  scatterWeights(built, 0.5, createRng(1));
  return built;
}

function gibbs(): () => { count: number } {
  const model = machine(VISIBLE, HIDDEN);
  const rng = createRng(2);
  const s = new Int8Array(UNITS);
  const fields = localFields(model, s);
  return () => {
    for (let k = 0; k < SWEEPS; k++) gibbsSweep(model, s, fields, 1, rng);
    return { count: SWEEPS * UNITS };
  };
}

/** The plainest code: the field of a unit summed anew each time, `Math.exp` and `Math.random`. */
function plainGibbs(): () => { count: number } {
  const { weights, bias } = machine(VISIBLE, HIDDEN);
  const s = new Int8Array(UNITS);
  return () => {
    for (let k = 0; k < SWEEPS; k++) {
      for (let i = 0; i < UNITS; i++) {
        let field = bias[i];
        for (let j = 0; j < UNITS; j++) field += weights[i * UNITS + j] * s[j];
        s[i] = Math.random() < 1 / (1 + Math.exp(-field)) ? 1 : 0;
      }
    }
    return { count: SWEEPS * UNITS };
  };
}

function exact(visible: number, hidden: number, repeats: number): () => { count: number } {
  const model = machine(visible, hidden);
  const q = data.slice(0, 2 ** visible).map((_, __, all) => 1 / all.length);
  return () => {
    for (let k = 0; k < repeats; k++) {
      const { clamped, free } = exactPhases(model, countVisible(model), q);
      ascend(model, likelihoodGradient(clamped, free, 1), 1e-9);
    }
    return { count: repeats };
  };
}

/** The plainest code: each state's energy from the double sum, each average a sum over all states. */
function plainExact(visible: number, hidden: number, repeats: number): () => { count: number } {
  const { weights, bias, size: n } = machine(visible, hidden);
  const states = 2 ** n;
  const mask = 2 ** visible - 1;
  return () => {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const p = new Float64Array(states);
      const shown = new Float64Array(mask + 1);
      let z = 0;
      for (let code = 0; code < states; code++) {
        let energy = 0;
        for (let i = 0; i < n; i++) {
          if (!((code >> i) & 1)) continue;
          energy -= bias[i];
          for (let j = 0; j < i; j++) if ((code >> j) & 1) energy -= weights[i * n + j];
        }
        p[code] = Math.exp(-energy);
        shown[code & mask] += p[code];
        z += p[code];
      }
      const gradient = new Float64Array(n * n);
      for (let code = 0; code < states; code++) {
        const change = p[code] / shown[code & mask] / (mask + 1) - p[code] / z;
        for (let i = 0; i < n; i++) {
          if (!((code >> i) & 1)) continue;
          for (let j = 0; j <= i; j++) if ((code >> j) & 1) gradient[i * n + j] += change;
        }
      }
      for (let k = 0; k < n * n; k++) weights[k] += 1e-9 * gradient[k];
    }
    return { count: repeats };
  };
}

export const benchmarks = [
  { name: 'boltzmann Gibbs sweeps, 9 + 4 units', unit: 'unit updates', run: gibbs(), native: plainGibbs() },
  {
    name: 'boltzmann exact gradient, 4 + 0 units (16 states)',
    unit: 'gradients',
    run: exact(4, 0, 2000),
    native: plainExact(4, 0, 2000),
  },
  {
    name: 'boltzmann exact gradient, 9 + 0 units (512 states)',
    unit: 'gradients',
    run: exact(9, 0, 100),
    native: plainExact(9, 0, 100),
  },
  {
    name: 'boltzmann exact gradient, 9 + 4 units (8192 states)',
    unit: 'gradients',
    run: exact(9, 4, 6),
    native: plainExact(9, 4, 6),
  },
  {
    name: 'boltzmann best machine of pairs, 9 units',
    unit: 'Newton steps',
    run() {
      const fit = startPairwiseFit(createMachine(9, 0), LINES);
      for (let k = 0; k < 10; k++) {
        stepPairwiseFit(fit, LINES);
      }
      return { count: 10 };
    },
  },
];
