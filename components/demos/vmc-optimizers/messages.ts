/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'The natural gradient does not care about units',
    asks: 'Three optimisers see the same samples. Which one finds the bottom, and why?',
    sweep: 'sweep',
    sweeps: 'sweeps',
    energyUnit: 'Ha',
    names: { sgd: 'SGD', adam: 'Adam', sr: 'SR' },
    params: {
      unit: {
        label: 'Unit of β',
        help: 'β is learned as a multiple of this. The state stays the same, and so should the path.',
      },
      omega: { label: 'Trap frequency' },
      etaSgd: { label: 'Rate of SGD' },
      etaAdam: { label: 'Rate of Adam' },
      etaSr: { label: 'Rate of SR' },
      alpha: { label: 'First α' },
      beta: { label: 'First β (√ω)' },
      walkers: { label: 'Walkers of each' },
      watch: { label: 'Metric and gradients at', start: 'start', sgd: 'SGD', adam: 'Adam', sr: 'SR' },
      panel: { label: 'Curves', excess: 'Above the best', samples: 'Samples' },
    },
    presets: {
      default: 'From far away',
      coarse: 'β in large units',
      fine: 'β in small units',
      narrow: 'From a narrow state',
      wide: 'A wide trap',
      hasty: 'SGD in a hurry',
    },
    readouts: {
      energySgd: 'Energy, SGD',
      energyAdam: 'Energy, Adam',
      energySr: 'Energy, SR',
    },
    symbols: { sgd: 'SGD ⟨E⟩', adam: 'Adam ⟨E⟩', sr: 'SR ⟨E⟩' },
    source: 'best of this form',
    predict: {
      question: 'All three start at the same point with the same walkers. Who is lowest after 30 updates?',
      explain: (order: string, values: string) =>
        `${order}: ${values} Ha above the best energy. The valley is long in β and narrow in α. The plain gradient points across it; Adam gives both parameters steps of one length; SR asks how far the state moves and takes long steps where θ hardly changes it.`,
    },
    plots: {
      map: {
        label: 'Energy against α and β with the paths of the three optimisers, the metric and both gradients',
        x: 'α (width of the Gaussian, ω)',
        y: 'β (√ω)',
        best: 'best',
        plain: 'plain gradient',
        natural: 'natural gradient',
        metric: 'equal distance of the states',
        handle: 'first α and β',
        value: (alpha: string, beta: string) => `α ${alpha}, β ${beta}`,
      },
      excess: {
        label: 'Energy without noise above the best of this form, against the updates',
        x: 'updates',
        y: 'energy above the best (Ha)',
      },
      samples: {
        label: 'Energy of the samples at each update with standard error',
        x: 'updates',
        y: 'energy of the samples (Ha)',
        best: (value: string) => `best of this form ${value} Ha`,
      },
    },
    describe: {
      start: (walkers: number) => `Three times ${walkers} walkers settle at the same start.`,
      now: (updates: number, parts: string) =>
        `After ${updates} updates the energies, without noise, lie above the best by ${parts}.`,
      part: (name: string, value: string) => `${value} Ha (${name})`,
      stuck: (names: string) =>
        `${names} has run into the limit beyond which the state cannot be normalised: its rate is too large.`,
      overshoot: (names: string) =>
        `${names} is higher than at the start: its steps are longer than the valley is wide.`,
      below: (names: string) =>
        `${names} reports an energy more than five standard errors below the best: its walkers have not caught up with a large step, and the number means nothing yet.`,
    },
    tables: {
      paths: {
        title: 'Paths',
        columns: [
          'update',
          'optimiser',
          'α',
          'β (√ω)',
          'energy (Ha)',
          'standard error',
          'above the best (Ha)',
        ],
      },
      metric: {
        title: 'Metric and gradients at the watched point',
        columns: ['α', 'β (√ω)', '∂E/∂α', '∂E/∂β', 'S αα', 'S αβ', 'S ββ'],
      },
    },
  },
};
