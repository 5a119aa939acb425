import { tooFew } from '@/components/demos/errorBars';

/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'Two electrons in a dot, solved exactly beside the guess',
    asks: 'What does repulsion do to two electrons in a trap, and how close does a simple wave function come?',
    sweep: 'sweep',
    sweeps: 'sweeps',
    units: { energy: 'Ha', squared: 'Ha²', inverse: 'a₀⁻¹' },
    params: {
      omega: {
        label: 'Trap frequency',
        help: 'A weak trap lets the electrons keep apart. Drag it on the energy plot, too.',
      },
      dimensions: { label: 'Dimensions' },
      ansatz: {
        label: 'Wave function',
        gaussian: 'Gaussian alone',
        'pade-jastrow': 'Padé–Jastrow',
        deep: 'deep network',
        exact: 'the exact state',
      },
      optimizer: { label: 'α and β', sr: 'learned', off: 'yours' },
      alpha: { label: 'Width of the cloud', help: 'Ψ ∝ exp(−αω(r₁² + r₂²)/2). Learning starts here.' },
      beta: { label: 'Reach of the repulsion', help: '… × exp(c r₁₂/(1 + β r₁₂)). Learning starts here.' },
      learningRate: { label: 'Learning rate', help: 'Imaginary time of one update, in 1/ω.' },
      walkers: { label: 'Walkers' },
      heldX: { label: 'Held electron, x', help: 'In units of the half width of the picture.' },
      heldY: { label: 'Held electron, y', help: 'In units of the half width of the picture.' },
      panel: {
        label: 'Plot',
        separation: 'Distance',
        density: 'Density',
        learning: 'Learning',
        histogram: 'Local energy',
      },
    },
    presets: {
      default: 'From a fair guess',
      taut: 'Taut’s ω = 1, the exact state',
      taut3: 'In space, ω = 1/2, the exact state',
      taut6: 'ω = 1/6, a longer polynomial',
      weak: 'A very weak trap',
      cold: 'A bad start',
      deep: 'A deep network learns',
      gaussian: 'No correlation',
    },
    readouts: {
      energy: 'Energy',
      exactEnergy: 'Exact energy',
      variance: 'Variance of the local energy',
      kinetic: 'Kinetic energy',
      trap: 'Energy in the trap',
      interaction: 'Energy of the repulsion',
      virial: 'Virial residual, 2 kinetic − 2 trap + repulsion',
      acceptance: 'Accepted moves',
      alpha: 'α of the walkers',
      beta: 'β of the walkers',
      trialEnergy: 'Energy of this trial by quadrature',
      clipped: 'Local energies clipped in the last update, for its gradient only',
    },
    symbols: {
      energy: '⟨E⟩',
      exactEnergy: 'E exact',
      variance: 'variance',
      kinetic: '⟨T⟩',
      trap: '⟨V⟩, trap',
      interaction: '⟨V⟩, repulsion',
      virial: 'virial residual',
      acceptance: 'accepted',
      trialEnergy: 'E(α, β)',
    },
    sources: {
      exact: 'exact',
      noiseless: 'by quadrature',
      best: 'best',
      theorem: 'theorem',
      bestOfFamily: 'best of its family',
    },
    predict: {
      question:
        'At ω = 1 the energy of two electrons in the plane is 3 ω; without repulsion it would be 2 ω. Now the trap is made 100 times weaker. What becomes of E/ω?',
      options: {
        free: 'It falls towards 2: far apart they no longer notice each other',
        same: 'It stays near 3: the trap sets the only scale',
        more: 'It rises above 6: repulsion takes over',
      },
      explain: (ratio: string, share: string) =>
        `E/ω is ${ratio}. At the size of the trap’s ground state, about 1/√ω, the repulsion is about √ω, and that falls more slowly than ω: in a weak trap it rules. Only ${share} % of the energy is kinetic; the electrons keep near the distance at which trap and repulsion balance, the beginning of a Wigner crystal.`,
    },
    plots: {
      pair: {
        label:
          'Where electron 2 is while electron 1 is held: the trial in colour, the exact state as dashed contours',
        x: 'x (a₀)',
        y: 'y (a₀)',
        handle: 'held electron 1',
        place: (x: string, y: string) => `x ${x}, y ${y} a₀`,
        held: 'electron 1, held',
        trial: 'electron 2, trial: colour',
        exact: 'exact: dashes at 20, 50, 80 %',
      },
      frequency: {
        label:
          'Energy in units of ω against the trap frequency: the exact curve, Taut’s frequencies and this run',
        x: 'trap frequency ω (Ha)',
        y: 'E/ω',
        exact: 'exact',
        free: 'without repulsion',
        taut: 'polynomial states',
        run: 'this run',
        handle: 'trap frequency',
        choose: (omega: string, degree: number) =>
          `Taut’s frequency ω = ${omega}, polynomial of degree ${degree}`,
      },
      separation: {
        label: 'How often each distance between the electrons occurs: sampled, trial and exact',
        x: 'distance r₁₂ (a₀)',
        y: 'probability (1/a₀)',
      },
      density: {
        label: 'One-body density against the distance from the center: sampled, trial and exact',
        x: 'distance from the center r (a₀)',
        y: (dimensions: number) => `n(r) (a₀${dimensions === 2 ? '⁻²' : '⁻³'})`,
      },
      learning: {
        label: 'Energy at each update of α and β, with the exact energy',
        x: 'update',
        y: 'energy (Ha)',
        held: 'held',
        none: 'nothing is learned here',
      },
      histogram: {
        label: 'How often each local energy occurs',
        x: 'local energy (Ha)',
        y: 'share',
        none: 'measured once α and β are held',
      },
      series: { exact: 'exact', trial: 'trial', sampled: 'sampled' },
    },
    polynomial: (terms: string, omega: string) =>
      `At ω = ${omega} the exact state is Ψ ∝ (${terms}) exp(−ω(r₁² + r₂²)/2), r = r₁₂.`,
    noPolynomial: (omega: string) =>
      `At ω = ${omega} the exact state is a series without end. Rings mark where it ends: choose one.`,
    describe: {
      settling: (name: string) => `Walkers of ${name} spread out; nothing counts yet.`,
      learning: (update: number, planned: number, energy: string, exact: string) =>
        `Update ${update} of ${planned}: the energy was ${energy} Ha; exactly it is ${exact} Ha.`,
      measured: (name: string, sweeps: string, energy: string, exact: string) =>
        `${name} gives the energy ${energy} Ha after ${sweeps} sweeps; exactly it is ${exact} Ha.`,
      tooFew: tooFew('sweeps'),
      names: {
        gaussian: 'A Gaussian without correlation',
        'pade-jastrow': 'The Padé–Jastrow state',
        deep: 'The deep network on a cusp factor',
        exact: 'The exact state',
      },
      unconverged: (best: string) =>
        `Learning has not come to its end: the best α and β give ${best} Ha. Raise the learning rate or begin nearer.`,
      noVariance: 'Every walker reports the same energy: this is the exact state.',
      polynomial: (degree: number) =>
        `This is one of Taut’s frequencies: the exact state is a polynomial of degree ${degree} in r₁₂.`,
      belowSettling: (energy: string, exact: string) =>
        `Their energy ${energy} Ha is more than five standard errors below the exact ${exact} Ha: they do not sample |Ψ|² yet. No bound is broken.`,
      belowLearning:
        'That is more than five standard errors below the exact energy: the walkers do not sample |Ψ|² yet, or θ has run away. No bound is broken.',
      below:
        'It lies more than five standard errors below the exact energy, which no wave function can: the walkers do not sample |Ψ|² properly yet.',
      deep: 'β stays as it is: the cusp is all that the network is given.',
      balanced: 'The last update sets its width from the virial theorem, so that 2T − 2V + U vanishes.',
      noCusp:
        'Without a cusp the local energy is infinite where the electrons meet, and in the plane its variance has no limit.',
    },
    tables: {
      energies: {
        title: 'Energies of this run',
        columns: ['quantity', 'measured (Ha)', 'standard error', 'exact (Ha)', 'trial by quadrature (Ha)'],
      },
      frequency: { title: 'Exact energy against ω', columns: ['ω (Ha)', 'E (Ha)', 'E/ω'] },
      taut: { title: 'Taut’s frequencies', columns: ['degree', 'ω (Ha)', 'E (Ha)', 'polynomial in r = r₁₂'] },
      density: {
        title: 'One-body density at the sampled distances',
        columns: ['r (a₀)', 'sampled n', 'standard error'],
      },
      separation: {
        title: 'Distance between the electrons at the sampled distances',
        columns: ['r₁₂ (a₀)', 'sampled probability (1/a₀)', 'standard error'],
      },
      profiles: {
        title: 'Exact and trial curves',
        columns: ['r (a₀)', 'n exact', 'n trial', 'r₁₂ (a₀)', 'p exact (1/a₀)', 'p trial (1/a₀)'],
      },
      learning: { title: 'Learning', columns: ['update', 'energy (Ha)', 'standard error'] },
      histogram: { title: 'Local energies', columns: ['from (Ha)', 'to (Ha)', 'samples'] },
      pair: {
        title: 'Electron 2 on the line through the center and electron 1, relative to its maximum on it',
        columns: ['place (a₀)', 'trial', 'exact'],
      },
    },
  },
};
