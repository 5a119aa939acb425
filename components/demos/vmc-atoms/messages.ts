import { tooFew } from '@/components/demos/errorBars';

/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'Where particles meet, a wave function must have the right kink',
    asks: 'Which wave function makes every walker of an atom report the same energy, and can two electrons have one?',
    sweep: 'sweep',
    sweeps: 'sweeps',
    units: { energy: 'Ha', squared: 'Ha²' },
    params: {
      electrons: { label: 'Electrons', one: 'one', two: 'two' },
      charge: { label: 'Nuclear charge', help: '1 hydrogen, 2 helium, 3 lithium, … 10 neon.' },
      nuclearCusp: {
        label: 'Kink at the nucleus',
        help: 'α = Z cancels the −Z/r of the nucleus.',
        free: 'α is free',
        held: 'held at α = Z',
      },
      alpha: { label: 'Inverse size', help: 'Ψ = exp(−α Σ r). Drag it on the energy plot, too.' },
      electronCusp: {
        label: 'Kink where electrons meet',
        help: 'exp(½r₁₂/(1 + βr₁₂)) cancels the 1/r₁₂ between them.',
        off: 'none',
        on: 'Jastrow factor',
      },
      beta: { label: 'Inverse range of the Jastrow factor', help: 'Only with a Jastrow factor.' },
      optimize: {
        label: 'Learn α and β',
        off: 'off',
        sr: 'natural gradient',
        sgd: 'plain gradient',
      },
      learningRate: { label: 'Learning rate' },
      walkers: 'Walkers',
      updates: { label: 'Steps of learning' },
      panel: {
        label: 'Third plot',
        histogram: 'Energies',
        nucleus: 'Nucleus',
        pair: 'Pair',
        mean: 'Mean',
      },
    },
    presets: {
      default: 'Helium, a fair guess',
      hydrogen: 'Hydrogen, not quite',
      exact: 'Hydrogen, exact',
      cusp: 'Helium with both kinks',
      learn: 'Helium learns α',
      best: 'Helium learns α and β',
      lithium: 'Lithium ion',
    },
    readouts: {
      energy: 'Energy',
      variance: 'Variance of the local energy',
      trial: 'Energy of this Ψ without sampling',
      kinetic: 'Kinetic energy',
      attraction: 'Attraction to the nucleus',
      repulsion: 'Repulsion of the electrons',
      virial: 'Virial: 2T + V',
      acceptance: 'Accepted moves',
      currentAlpha: 'α of the walkers',
      currentBeta: 'β of the walkers',
    },
    symbols: {
      energy: '⟨E⟩',
      variance: 'variance',
      trial: 'E of this Ψ',
      kinetic: 'T',
      attraction: 'V nucleus',
      repulsion: 'V electrons',
      virial: '2T + V',
      acceptance: 'accepted',
      currentAlpha: 'α',
      currentBeta: 'β',
    },
    sources: { exact: 'ground state', published: 'ground state, published', trial: 'this Ψ', best: 'best' },
    predict: {
      question:
        'Hydrogen in exp(−αr) with α = 1: every walker reports −½. Now helium in exp(−α(r₁ + r₂)), with the best α there is. What do its walkers report?',
      options: {
        same: 'all the same energy again',
        narrow: 'almost the same: a spread below one percent of the energy',
        spread: 'widely different ones: a spread of ten percent of the energy or more',
      },
      explain: (alpha: string, energy: string, spread: string) =>
        `At the best α = ${alpha} the mean is ${energy} Ha, but walkers differ by ${spread} Ha (one standard deviation). The two electrons repel as 1/r₁₂, and no α makes a product of one-electron functions know of that: it is not an eigenstate, so its variance cannot vanish. The Jastrow factor takes most of it away.`,
    },
    plots: {
      density: {
        label: 'How far from the nucleus electrons are found',
        x: 'distance from the nucleus r (a₀)',
        y: 'electrons per a₀',
        trial: 'this Ψ',
        exact: 'exact',
        walkers: 'walkers',
      },
      curve: {
        label: 'Energy against α: this wave function without sampling, the measurement, and those before',
        x: 'α',
        y: 'energy (Ha)',
        trial: 'E(α) of this Ψ',
        ground: (energy: string) => `ground state ${energy}`,
        handle: 'inverse size α',
      },
      histogram: {
        label: 'How often each local energy occurs',
        x: 'local energy (Ha)',
        y: 'share of samples',
        ground: 'ground state',
        below: (share: string) => `← ${share} beyond`,
        above: (share: string) => `${share} beyond →`,
      },
      nucleus: {
        label: 'Local energy against the distance of the nearest electron from the nucleus',
        x: 'nearest electron to nucleus (a₀)',
        y: 'local energy (Ha)',
        ground: 'ground state',
        missing: '(α − Z)/r + constant',
        cancelled: 'α = Z: no trace of 1/r',
      },
      pair: {
        label: 'Local energy against the distance of the two electrons',
        x: 'distance of the electrons r₁₂ (a₀)',
        y: 'local energy (Ha)',
        ground: 'ground state',
        missing: '1/r₁₂ + constant',
        cancelled: 'kink ½: no trace of 1/r₁₂',
        single: 'One electron meets no other.',
      },
      mean: {
        label: 'Running mean of the energy with its error band',
        learning: 'Energy at each step of learning',
        x: 'measured sweeps',
        updates: 'steps of learning',
        y: 'energy (Ha)',
        ground: 'ground state',
      },
    },
    describe: {
      settling: (alpha: string, left: number) =>
        `The walkers drift to |Ψ|² at α = ${alpha}: ${left} more sweeps are discarded before anything counts.`,
      learning: (done: number, of: number, at: string, energy: string) =>
        `Step ${done} of ${of}: the energy was ${energy} Ha; now ${at}.`,
      values: (alpha: string, beta: string | null) =>
        beta === null ? `α = ${alpha}` : `α = ${alpha} and β = ${beta}`,
      measured: (sweeps: string, walkers: number, energy: string, ground: string) =>
        `${sweeps} sweeps of ${walkers} walkers give ${energy} Ha; the ground state has ${ground} Ha.`,
      tooFew: tooFew('sweeps'),
      noVariance: 'Every walker reports the same energy: this is an eigenstate.',
      both: 'The local energy is bounded where an electron meets the nucleus and where the electrons meet; what spread is left comes from in between.',
      nucleus: 'Close to the nucleus the local energy runs off as (α − Z)/r.',
      pair: 'Where the electrons meet the local energy runs off as 1/r₁₂.',
      rare: 'That is so rare and goes so far that the error bar of the variance is a rough guide only.',
      belowLearning:
        'That is more than five error bars below the ground state, which no wave function can: the walkers do not sample |Ψ|² yet, α and β have run away, or the error bar is too small.',
      belowLast: (energy: string) =>
        `The last step of learning reported ${energy}, more than five error bars below the ground state, which no wave function can: its walkers did not sample |Ψ|².`,
      below:
        'It lies more than five error bars below the ground state, which no wave function can: the walkers have not settled, or the error bar is too small.',
    },
    tables: {
      energies: {
        title: 'Energies of the present wave function',
        columns: ['', 'measured (Ha)', 'error', 'this Ψ without sampling'],
        rows: { total: 'total', kinetic: 'kinetic', attraction: 'nucleus', repulsion: 'electrons' },
      },
      tried: {
        title: 'Energies against α: those measured, the present one last',
        columns: ['α', 'E (Ha)', 'error'],
      },
      curve: { title: 'E(α) of this wave function without sampling', columns: ['α', 'E (Ha)'] },
      histogram: { title: 'Local energies', columns: ['from (Ha)', 'to (Ha)', 'share'] },
      density: {
        title: 'Electrons against distance from the nucleus',
        columns: ['from (a₀)', 'to (a₀)', 'electrons per a₀'],
      },
      encounters: {
        title: 'Local energy where particles are close',
        columns: ['nearest electron to nucleus (a₀)', 'r₁₂ (a₀)', 'local energy (Ha)'],
      },
      mean: { title: 'Mean energy', columns: ['sweeps', 'E (Ha)', 'error'] },
      learning: { title: 'Learning', columns: ['step', 'E (Ha)', 'error'] },
    },
  },
};
