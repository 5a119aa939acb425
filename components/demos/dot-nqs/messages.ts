import { tooFew } from '@/components/demos/errorBars';

/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A Boltzmann machine can be a wave function',
    asks: 'How close does a restricted Boltzmann machine come to two electrons in a trap, and what does it miss?',
    sweep: 'sweep',
    sweeps: 'sweeps',
    units: { energy: 'Ha', squared: 'Ha²', length: 'a₀' },
    params: {
      omega: {
        label: 'Trap frequency',
        help: 'In a wide trap the electrons keep further apart.',
      },
      hidden: {
        label: 'Hidden units',
        help: 'Each one that switches on moves the Gaussian of both electrons.',
      },
      sigma: {
        label: 'Width of the visible units',
        help: '0 takes the width that fits the trap.',
      },
      amplitude: { label: 'The machine is', born: '|Ψ|² = P', direct: 'Ψ = P' },
      jastrow: { label: 'Jastrow factor', off: 'off', on: 'on' },
      interaction: { label: 'Repulsion', on: 'on', off: 'off' },
      optimizer: { label: 'Optimiser', sgd: 'SGD', adam: 'Adam', sr: 'natural (SR)' },
      learningRate: { label: 'Learning rate', help: 'SGD and SR count it in 1/ω.' },
      updates: {
        label: 'Updates',
        help: 'Then θ is held at its mean over the last quarter, and the energy measured.',
      },
      start: {
        label: 'Spread of the first weights',
        help: 'In oscillator lengths. At 0 the state is one Gaussian, and no hidden unit knows where to go.',
      },
      walkers: { label: 'Walkers' },
      clip: {
        label: 'Clip local energies in the gradient',
        help: 'Mean deviations from the mean; 0 clips nothing. Clipping calms the steps and moves their goal.',
      },
      panel: { label: 'Third plot', network: 'Hidden units', density: 'Density', radial: 'n(r)' },
    },
    presets: {
      default: '|Ψ|² = P, two hidden units',
      direct: 'Ψ = P, two hidden units',
      trap: 'The trap: σ = 1',
      fitted: 'Out of the trap: σ² = ½',
      jastrow: 'With a Jastrow factor',
      jastrowOnly: 'Jastrow, no hidden unit',
      tooFast: 'Too fast',
      wide: 'A wide trap',
      clipped: 'Clipped gradient',
    },
    readouts: {
      energy: 'Energy',
      variance: 'Variance of the local energy',
      optimum: 'Best energy of this network, without noise',
      kinetic: 'Kinetic energy',
      trap: 'Energy in the trap',
      interaction: 'Energy of the repulsion',
      virial: 'Virial residual',
      acceptance: 'Accepted moves',
      clipped: 'Local energies clipped in the last update, for its gradient only',
    },
    symbols: { energy: '⟨E⟩', variance: 'variance' },
    sources: { exact: 'exact', virial: 'zero for an exact state' },
    predict: {
      question:
        'Without repulsion the exact energy is 2. Take |Ψ|² = P with σ = 1, let the network learn. Where does the energy end?',
      options: { exact: '2.00', half: '2.25', trap: '2.50', below: 'below 2' },
      explain: (energy: string) =>
        `${energy}: with |Ψ|² = P the wave function is the square root of a Gaussian of variance σ², which fits the trap at σ² = 1/(2ω) and not at 1. Hidden units add more Gaussians of the same width, and a sum of them is never narrower than one. Set σ² = ½, or Ψ = P, and every walker reports exactly 2.`,
    },
    plots: {
      energy: {
        label: 'Energy at each update, with the exact energy and the best of this network',
        x: 'updates of θ',
        y: 'energy (Ha)',
        exact: (value: string) => `exact ${value} Ha`,
        optimum: (value: string) => `best of this network ${value} Ha`,
        measured: (value: string) => `measured ${value} Ha`,
      },
      histogram: {
        label: 'How often each local energy occurs',
        x: 'local energy (Ha), last bin: all beyond',
        y: 'share of samples',
        exact: 'exact',
        spread: (value: string) => `variance ${value} Ha²`,
      },
      network: {
        label: 'Each hidden unit as a ridge over the plane of an electron, and where it moves both electrons',
        unit: (j: number, share: string) => `h${j}, on ${share}`,
        name: (j: number) => `h${j}`,
        first: 'electron 1',
        second: 'electron 2',
        none: 'No hidden units: one Gaussian.',
        ridge: 'brown: ln(1 + eᶻ), electron 1 anywhere',
        plane: (reach: string) => `x and y from −${reach} to ${reach}, in 1/√ω`,
      },
      density: { label: 'Where the electrons are', x: 'x (a₀)', y: 'y (a₀)' },
      radial: {
        label: 'Density against the distance from the centre, with the exact one',
        x: 'distance r (a₀)',
        y: 'density n(r) (a₀⁻²)',
        exact: 'exact',
        network: 'network',
      },
    },
    describe: {
      start: (walkers: number) =>
        `${walkers} walkers, thrown at random, settle before the first update: their mean is no energy of the state yet.`,
      learning: (update: number, planned: number, energy: string) =>
        `Update ${update} of ${planned}: the energy is ${energy} Ha.`,
      measuring: (sweeps: number, energy: string, exact: string) =>
        `The network is held; ${sweeps} sweeps give the energy ${energy} Ha, the exact one is ${exact} Ha.`,
      tooFew: tooFew('sweeps'),
      noCusp:
        'Where the electrons meet, 1/r is not cancelled, and the variance of the local energy has no limit; the mean is taken with the force at short distance, which has the same mean and no singularity.',
      eigenstate: 'Every walker reports the same energy: this is an eigenstate.',
      trap: (sigma: string, fit: string) =>
        `σ = ${sigma} a₀ is not the width that fits the trap, which is ${fit} a₀.`,
      below:
        'This lies more than five standard errors below the exact energy: the walkers have not caught up with the wave function, so it is a fault of the sampling and no better state.',
      belowLearning:
        'This lies more than five standard errors below the exact energy: the walkers do not sample |Ψ|² yet, or θ has run away. No bound is broken.',
      far: 'This is far above the exact energy: the steps were too large, or too few.',
      lost: 'The learning ran away: the walkers’ energies mean nothing any more.',
      lostWidth: (sigma: string, fit: string) =>
        `The likely cause is σ = ${sigma} a₀: ${fit} a₀ fits the trap, and hidden units shift the Gaussians but leave their width alone. Take a σ nearer to it; 0 takes the one that fits.`,
      lostStep: (rate: string) => `At the rate ${rate} a step was too long: take a smaller rate.`,
      lostStepUncapped: (rate: string) =>
        `At the rate ${rate} a step was too long: take a smaller rate, or SR, whose steps have a largest length.`,
    },
    tables: {
      energy: { title: 'Energy at each update', columns: ['update', 'energy (Ha)', 'standard error'] },
      histogram: { title: 'Local energies', columns: ['from (Ha)', 'to (Ha)', 'samples'] },
      network: {
        title: 'Hidden units, lengths in 1/√ω',
        columns: ['unit', 'b', 'w x₁', 'w y₁', 'w x₂', 'w y₂'],
      },
      radial: {
        title: 'Density against distance',
        columns: ['r (a₀)', 'n (a₀⁻²)', 'exact n (a₀⁻²)'],
      },
      density: { title: 'Density in the plane', columns: ['x (a₀)', 'y (a₀)', 'n (a₀⁻²)'] },
    },
  },
};
