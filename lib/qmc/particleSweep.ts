import { exp } from '../math';
import { type Rng, uniform } from '../rng';
import { type Configurations, configurationAt } from './configurations';
import type { ParticleWaveFunction, Ratio } from './types';

/**
 * One sweep: every particle of every configuration once proposes to shift each of its coordinates by a uniform number in
 * [−stepSize, stepSize); accepted with probability min(1, |Ψ(x′)/Ψ(x)|²). The wave function follows the particle that
 * moves, which costs O(N) to O(N²) where a new evaluation would cost O(N²) to O(N³).
 *
 * @param dimensions coordinates of one particle.
 * @param held the particle of configuration w that stays where it is: the others sample |Ψ|² given its place.
 * @returns fraction of accepted proposals.
 */
export function particleSweep(
  psi: ParticleWaveFunction,
  configurations: Configurations,
  dimensions: number,
  stepSize: number,
  rng: Rng,
  held?: (w: number) => number,
): number {
  const { count, size, positions } = configurations;
  const particles = size / dimensions;
  const moving = held ? particles - 1 : particles;
  const to = new Float64Array(dimensions);
  const ratio: Ratio = { factor: 1, exponent: 0 };
  let accepted = 0;
  for (let w = 0; w < count; w++) {
    const x = configurationAt(configurations, w);
    const stays = held ? held(w) : -1;
    psi.place(x);
    for (let i = 0; i < particles; i++) {
      if (i === stays) continue;
      const first = i * dimensions;
      for (let k = 0; k < dimensions; k++) to[k] = x[first + k] + stepSize * (2 * uniform(rng) - 1);
      ratio.factor = 1;
      ratio.exponent = 0;
      psi.tryMove(x, i, to, ratio);
      const chance = ratio.factor * ratio.factor * exp(2 * ratio.exponent);
      if (chance >= 1 || uniform(rng) < chance) {
        psi.adopt(x, i, to);
        for (let k = 0; k < dimensions; k++) x[first + k] = to[k];
        accepted++;
      }
    }
    for (let i = 0; i < size; i++) positions[w * size + i] = x[i];
  }
  return accepted / (count * moving);
}

/**
 * A step size nearer to the wanted acceptance: larger when more is accepted, by at most a quarter at a time. For the
 * sweeps that are discarded only: a step that keeps following the walkers does not leave |Ψ|² unchanged.
 */
export function adaptStepSize(stepSize: number, acceptance: number, target = 0.5): number {
  return stepSize * Math.min(1.25, Math.max(0.8, acceptance / target));
}
