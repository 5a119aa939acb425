import { normal, type Rng } from '../rng';
import { deepAnsatz } from './shellDeep';
import { type SlaterWalkers, slaterWalkers } from './slaterModule';
import type { ParticleWaveFunction } from './types';
import { balancedAlpha } from './virialBalance';
import type { WalkerModule } from './walkerModule';
import { padeJastrow } from './wavefunctions/padeJastrow';
import { type Factor, particleProduct } from './wavefunctions/product';
import { rbm, rbmParameters, trapSigma } from './wavefunctions/rbm';
import { slater } from './wavefunctions/slater';

/** A quantum dot in the plane with closed shells, and the size of the network. */
export interface ShellDot {
  electrons: number;
  omega: number;
  /** Hidden units of an RBM. */
  hidden: number;
  /** Recorded θ of a deep network to begin with. */
  weights?: Float64Array | null;
}

/** Where α and β begin. */
export interface ShellStart {
  alpha: number;
  beta: number;
}

/** One form of trial wave function for such dots. */
export interface ShellAnsatz {
  /** Length of θ. */
  parameters(dot: ShellDot): number;
  /** Writes the first θ. */
  begin(theta: Float64Array, dot: ShellDot, start: ShellStart, rng: Rng): void;
  /** Ψ of θ, kept by reference. */
  of(theta: Float64Array, dot: ShellDot): ParticleWaveFunction;
  /** Walkers under this Ψ by the module, where it knows the form. */
  walkers?(module: WalkerModule, theta: Float64Array, dot: ShellDot): SlaterWalkers;
  /** θ of least energy from the mean energies T, V_ext, V_int at the present one, where Ψ has a length and no more. */
  balance?(theta: Float64Array, parts: Float64Array): void;
  /** Keeps Ψ normalisable. */
  constrain(theta: Float64Array, dot: ShellDot): void;
  /** α of the whole Gaussian and β as they stand in θ; β NaN without a Jastrow factor. */
  read(theta: Float64Array, dot: ShellDot): ShellStart;
}

/** Names of the forms, from the simplest on. */
export type ShellAnsatzId = 'slater' | 'slater-jastrow' | 'rbm' | 'rbm-jastrow' | 'deep';

/** Narrowest and widest Gaussian, in units of the oscillator's. */
const LEAST_ALPHA = 0.15;
const MOST_ALPHA = 3;
/** Smallest β, in units of √ω. */
const LEAST_BETA = 0.02;
/** Spread of the first weights of an RBM, in units of its width σ: enough to tell hidden units apart. */
const FIRST_WEIGHT = 0.05;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

const slaterFactor = ({ electrons, omega }: ShellDot): Factor<ParticleWaveFunction> => ({
  parameters: 1,
  of: (theta) => slater(theta, electrons, 2, omega),
});

const jastrowFactor = ({ electrons }: ShellDot): Factor<ParticleWaveFunction> => ({
  parameters: 1,
  of: (theta) => padeJastrow(theta, electrons, 2),
});

const rbmFactor = ({ electrons, omega, hidden }: ShellDot): Factor<ParticleWaveFunction> => ({
  parameters: rbmParameters(2 * electrons, hidden),
  of: (theta) => rbm(theta, hidden, trapSigma(omega, 'direct'), 'direct'),
});

/** det↑ det↓ e^{−αωr²/2}, with a Padé–Jastrow factor or without: θ = [α, β] or [α]. */
function slaterAnsatz(jastrow: boolean): ShellAnsatz {
  const factors = (dot: ShellDot) => [slaterFactor(dot), ...(jastrow ? [jastrowFactor(dot)] : [])];
  return {
    parameters: () => (jastrow ? 2 : 1),
    begin(theta, _dot, { alpha, beta }) {
      theta[0] = alpha;
      if (jastrow) theta[1] = beta;
    },
    of: (theta, dot) => particleProduct(theta, factors(dot)),
    walkers: (module, theta, { electrons, omega }) => slaterWalkers(module, { theta, electrons, omega }),
    ...(!jastrow && {
      balance(theta: Float64Array, parts: Float64Array) {
        theta[0] = balancedAlpha(theta[0], parts);
      },
    }),
    constrain(theta, { omega }) {
      theta[0] = clamp(theta[0], LEAST_ALPHA, MOST_ALPHA);
      if (jastrow) theta[1] = Math.max(theta[1], LEAST_BETA * Math.sqrt(omega));
    },
    read: (theta) => ({ alpha: theta[0], beta: jastrow ? theta[1] : Number.NaN }),
  };
}

/**
 * The same times an RBM, Ψ = P. The RBM brings a Gaussian of the trap's width, so that θ = [α − 1, (β), a, b, W]. The
 * product is antisymmetric only where the RBM is symmetric; its nodes are those of the determinants all the same, so
 * that its energy is an upper bound: the energy of any function with the nodes of an antisymmetric one lies above the
 * fixed-node energy, which lies above the ground state.
 */
function rbmAnsatz(jastrow: boolean): ShellAnsatz {
  const first = jastrow ? 2 : 1;
  const factors = (dot: ShellDot) => [
    slaterFactor(dot),
    ...(jastrow ? [jastrowFactor(dot)] : []),
    rbmFactor(dot),
  ];
  return {
    parameters: ({ electrons, hidden }) => first + rbmParameters(2 * electrons, hidden),
    begin(theta, { electrons, omega, hidden }, { alpha, beta }, rng) {
      theta[0] = alpha - 1;
      if (jastrow) theta[1] = beta;
      const spread = FIRST_WEIGHT * trapSigma(omega, 'direct');
      const weights = first + 2 * electrons + hidden;
      for (let k = first; k < weights; k++) theta[k] = 0;
      for (let k = weights; k < theta.length; k++) theta[k] = spread * normal(rng);
    },
    of: (theta, dot) => particleProduct(theta, factors(dot)),
    constrain(theta, { omega }) {
      theta[0] = clamp(theta[0], LEAST_ALPHA - 1, MOST_ALPHA - 1);
      if (jastrow) theta[1] = Math.max(theta[1], LEAST_BETA * Math.sqrt(omega));
    },
    read: (theta) => ({ alpha: 1 + theta[0], beta: jastrow ? theta[1] : Number.NaN }),
  };
}

/** Every form by its name; one more is one more entry. */
export const shellAnsatze: Record<ShellAnsatzId, ShellAnsatz> = {
  slater: slaterAnsatz(false),
  'slater-jastrow': slaterAnsatz(true),
  rbm: rbmAnsatz(false),
  'rbm-jastrow': rbmAnsatz(true),
  deep: deepAnsatz,
};
