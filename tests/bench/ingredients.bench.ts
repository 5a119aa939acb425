import { parameterCount } from '@/lib/ml/ffnn';
import { createProblem, evaluate } from '@/lib/ml/ingredients';
import { bestLine, type LineCost } from '@/lib/ml/robustLine';
import { thumbnails as learning } from '@/lib/ml/thumbnails';
import { STEPS } from '@/lib/ml/thumbnails/thumbnail';
import { gradientDescent } from '@/lib/optimizers';
import { measureEnergy } from '@/lib/qmc/energyDescent';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { configurationMove } from '@/lib/qmc/moves';
import { thumbnails as quantum } from '@/lib/qmc/thumbnails';
import { createVmc } from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng, normal } from '@/lib/rng';
import type { Benchmark } from '../tools/bench';

const rng = createRng(3);
const x = Float64Array.from({ length: 12 }, (_, i) => -1 + i / 6);
const y = x.map((v) => 0.7 * v + 0.1 * normal(rng));

const bests: Benchmark[] = (['squared', 'absolute', 'huber'] as LineCost[]).map((cost) => ({
  name: `best line of 12 points: ${cost}`,
  unit: 'lines',
  run() {
    const count = 2000;
    for (let k = 0; k < count; k++) bestLine(cost, x, y);
    return { count };
  },
}));

/** One step of the three kinds of problem, the best lines a drag asks for, and all little runs of the map. */
export const benchmarks: Benchmark[] = [
  {
    name: 'a step of descent: network of 6 hidden units, 12 points',
    unit: 'steps',
    run() {
      const problem = createProblem({ model: 'network', degree: 1, hidden: 6 }, 'squared', x, 1, y);
      const theta = new Float64Array(parameterCount(problem.network)).fill(0.1);
      const gradient = new Float64Array(theta.length);
      const count = 10_000;
      for (let k = 0; k < count; k++) {
        evaluate(problem, theta, gradient);
        gradientDescent(theta, gradient, 0.01);
      }
      return { count };
    },
  },
  {
    name: 'a step of descent: energy, 300 walkers, 25 sweeps',
    unit: 'steps',
    run() {
      const theta = Float64Array.of(0.5);
      const system = {
        psi: gaussian(theta),
        hamiltonian: harmonicOscillator(1, 1),
        move: configurationMove(1.8),
        proposals: 2,
      };
      const walk = createRng(1);
      const vmc = createVmc(300, 1, 1, 3, walk);
      const gradient = new Float64Array(1);
      const count = 100;
      for (let k = 0; k < count; k++) {
        measureEnergy(vmc, system, 10, 15, gradient, walk);
        gradientDescent(theta, gradient, 0.05);
      }
      return { count };
    },
  },
  ...bests,
  {
    name: 'little runs of the method map, all of them',
    unit: 'runs',
    run() {
      const all = Object.values({ ...learning, ...quantum });
      for (const thumbnail of all) {
        const own = createRng(1);
        const state = thumbnail.init(own);
        for (let k = 1; k <= STEPS; k++) {
          thumbnail.step(state, k, own);
          thumbnail.show(state, k);
        }
      }
      return { count: all.length };
    },
  },
];
