import { exp, log } from '../math';
import type { Rng } from '../rng';
import { createBlocking, type Estimate, estimateBlocking, pushBlocking } from '../stats';
import { combSources, effectiveFraction } from './branching';
import { createDriftDiffusion, limitedDrift } from './driftDiffusion';
import { createJet, evaluate, kineticEnergy } from './jet';
import {
  addParts,
  createPartsMeasurement,
  endSweep,
  type PartsMeasurement,
  restartParts,
} from './partsMeasurement';
import type { Jet, Potential, SmoothWaveFunction } from './types';

/** What diffuses: made anew from θ and the parameters, never part of a state. */
export interface DmcSystem {
  /** Guides the walkers; its nodes are kept. */
  psi: SmoothWaveFunction;
  potential: Potential;
  /** Coordinates of one particle. */
  dimensions: number;
  /** τ, an inverse energy. */
  timeStep: number;
}

/** Walkers of imaginary time with weights; constant size, numbers and typed arrays only. */
export interface Dmc {
  count: number;
  size: number;
  /** Configuration after configuration, count × size, and ∇ ln|Ψ| there. */
  positions: Float64Array;
  gradients: Float64Array;
  logPsi: Float64Array;
  signs: Int8Array;
  kinetic: Float64Array;
  external: Float64Array;
  interaction: Float64Array;
  weights: Float64Array;
  /** Best energy so far, and the trial energy that holds the sum of weights near `count`. */
  best: number;
  trial: number;
  /** Steps still to be discarded, and steps measured. */
  settling: number;
  steps: number;
  /** Squared lengths of all proposals and of the accepted ones: their ratio shortens τ to what was diffused. */
  proposed: number;
  accepted: number;
  /** Proposals beyond a node since the measurement began, refused. */
  crossings: number;
  /** Mixed estimates ⟨Φ₀|A|Ψ⟩/⟨Φ₀|Ψ⟩ of the energy and its parts. */
  mixed: PartsMeasurement;
  /** Blocking of the energies that the growth of the sum of weights tells, relative to `growthShift`. */
  growth: Float64Array;
  growthShift: number;
  /** Scratch of the comb. */
  sources: Int32Array;
}

/** Weights are evened out when so few of the walkers carry them. */
const UNEVEN = 0.97;
/** Steps in which the trial energy brings the sum of weights back. */
const RESPONSE = 100;
/** Steps that `best` remembers at first. */
const MEMORY = 50;
const LEVELS = 32;

/** @param count walkers, `size` coordinates each. Call `startDmc` before the first step. */
export function createDmc(count: number, size: number): Dmc {
  const numbers = () => new Float64Array(count);
  return {
    count,
    size,
    positions: new Float64Array(count * size),
    gradients: new Float64Array(count * size),
    logPsi: numbers(),
    signs: new Int8Array(count),
    kinetic: numbers(),
    external: numbers(),
    interaction: numbers(),
    weights: numbers(),
    best: 0,
    trial: 0,
    settling: 0,
    steps: 0,
    proposed: 0,
    accepted: 0,
    crossings: 0,
    mixed: createPartsMeasurement(),
    growth: createBlocking(LEVELS),
    growthShift: 0,
    sources: new Int32Array(count),
  };
}

/** Starts from configurations distributed as |Ψ|², repeated when there are too few; `settling` steps are discarded. */
export function startDmc(dmc: Dmc, system: DmcSystem, positions: Float64Array, settling: number): void {
  const jet = createJet(dmc.size);
  const x = new Float64Array(dmc.size);
  dmc.weights.fill(1);
  dmc.best = 0;
  for (let w = 0; w < dmc.count; w++) {
    for (let i = 0; i < dmc.size; i++) x[i] = positions[(w * dmc.size + i) % positions.length];
    evaluate(system.psi, x, jet);
    keep(dmc, w, x, jet, system.potential);
    dmc.best += energyOf(dmc, w) / dmc.count;
  }
  dmc.trial = dmc.best;
  dmc.settling = settling;
  dmc.proposed = 0;
  dmc.accepted = 0;
  beginMeasurement(dmc);
}

function beginMeasurement(dmc: Dmc): void {
  dmc.steps = 0;
  dmc.crossings = 0;
  restartParts(dmc.mixed, dmc.best);
  dmc.growth.fill(0);
  dmc.growthShift = dmc.best;
}

const energyOf = (dmc: Dmc, w: number): number => dmc.kinetic[w] + dmc.external[w] + dmc.interaction[w];

function keep(dmc: Dmc, w: number, x: Float64Array, jet: Readonly<Jet>, potential: Potential): void {
  const first = w * dmc.size;
  for (let i = 0; i < dmc.size; i++) {
    dmc.positions[first + i] = x[i];
    dmc.gradients[first + i] = jet.gradient[i];
  }
  dmc.logPsi[w] = jet.logPsi;
  dmc.signs[w] = jet.sign;
  dmc.kinetic[w] = kineticEnergy(jet);
  dmc.external[w] = potential.external(x);
  dmc.interaction[w] = potential.interaction(x);
}

/**
 * One step of fixed-node diffusion Monte Carlo. Every walker drifts and diffuses with the guiding function Ψ, is refused
 * beyond a node, and multiplies its weight by exp(τ(S + S′)/2), S = E_T − E_L where nothing is limited. The weighted
 * walkers come to represent Φ₀Ψ, Φ₀ the lowest state with the nodes of Ψ; its energy is an upper bound, exact where the
 * ground state has no nodes (J. B. Anderson, J. Chem. Phys. 63, 1499, 1975). Drift and S are limited near nodes as
 * Umrigar, Nightingale and Runge do (1993); what is left of the time step goes away with τ.
 *
 * @returns true when the step counts, false while steps are discarded.
 */
export function advanceDmc(dmc: Dmc, system: DmcSystem, rng: Rng): boolean {
  const { weights } = dmc;
  const before = sumOf(weights);
  const reach = dmc.proposed > 0 ? dmc.accepted / dmc.proposed : 1;
  const effective = system.timeStep * reach;
  const acceptance = moveAll(dmc, system, effective, rng);
  const after = sumOf(weights);
  const energy = mixedEnergy(dmc, after);
  const counts = dmc.settling === 0;
  if (counts) measure(dmc, after, acceptance, dmc.trial - log(after / before) / effective);
  dmc.best += (energy - dmc.best) / (MEMORY + dmc.steps);
  dmc.trial = dmc.best - log(after / dmc.count) / (RESPONSE * effective);
  if (effectiveFraction(weights) < UNEVEN) evenOut(dmc, after, rng);
  if (dmc.settling > 0 && --dmc.settling === 0) beginMeasurement(dmc);
  return counts;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/** Moves and weighs all walkers; returns the fraction of accepted proposals. */
function moveAll(dmc: Dmc, system: DmcSystem, effective: number, rng: Rng): number {
  const { psi, potential, dimensions, timeStep } = system;
  const { count, size, positions, gradients, weights } = dmc;
  const mover = createDriftDiffusion(size, dimensions, timeStep);
  const drift = new Float64Array(size);
  /** S at the walker's place. */
  const surplus = (w: number): number => {
    const ratio = limitedDrift(gradients, w * size, dimensions, timeStep, drift);
    return dmc.trial - dmc.best + (dmc.best - energyOf(dmc, w)) * ratio;
  };
  let accepted = 0;
  for (let w = 0; w < count; w++) {
    let sum = surplus(w);
    const moved = mover.move(psi, positions, gradients, w * size, dmc.logPsi[w], dmc.signs[w], rng);
    dmc.proposed += moved.length;
    if (moved.crossed) dmc.crossings++;
    if (moved.accepted) {
      keep(dmc, w, mover.y, mover.jet, potential);
      dmc.accepted += moved.length;
      accepted++;
    }
    sum += surplus(w);
    weights[w] *= exp(0.5 * effective * sum);
  }
  return accepted / count;
}

function mixedEnergy(dmc: Dmc, total: number): number {
  let sum = 0;
  for (let w = 0; w < dmc.count; w++) sum += dmc.weights[w] * energyOf(dmc, w);
  return sum / total;
}

function measure(dmc: Dmc, total: number, acceptance: number, growth: number): void {
  const { mixed, weights } = dmc;
  for (let w = 0; w < dmc.count; w++) {
    addParts(mixed, dmc.kinetic[w], dmc.external[w], dmc.interaction[w], weights[w] / total);
  }
  endSweep(mixed, acceptance);
  pushBlocking(dmc.growth, growth - dmc.growthShift);
  dmc.steps++;
}

/** Branching: heavy walkers are doubled, light ones die, and all weigh the same again. */
function evenOut(dmc: Dmc, total: number, rng: Rng): void {
  const { count, size, sources } = dmc;
  combSources(dmc.weights, sources, rng);
  for (let w = 0; w < count; w++) {
    const from = sources[w];
    if (from === w) continue;
    dmc.positions.copyWithin(w * size, from * size, (from + 1) * size);
    dmc.gradients.copyWithin(w * size, from * size, (from + 1) * size);
    dmc.logPsi[w] = dmc.logPsi[from];
    dmc.signs[w] = dmc.signs[from];
    dmc.kinetic[w] = dmc.kinetic[from];
    dmc.external[w] = dmc.external[from];
    dmc.interaction[w] = dmc.interaction[from];
  }
  dmc.weights.fill(total / count);
}

/** Energy from the growth of the sum of weights: another way to the number that the mixed estimate tells. */
export function growthEnergy({ growth, growthShift }: Dmc): Estimate {
  const { mean, standardError, blocks } = estimateBlocking(growth);
  return { mean: mean + growthShift, standardError, blocks };
}

/**
 * 2·mixed − variational estimate of an operator that does not commute with H: its error is of second order in Ψ − Φ₀,
 * where that of each of the two is of first.
 */
export function extrapolate(mixed: Estimate, variational: Estimate): Estimate {
  const [m, v] = [mixed.standardError, variational.standardError];
  return {
    mean: 2 * mixed.mean - variational.mean,
    standardError: Math.sqrt(4 * m * m + v * v),
    blocks: Math.min(mixed.blocks, variational.blocks),
  };
}
