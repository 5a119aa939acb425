/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A machine learns a magnet from its pictures',
    asks: 'How much of a magnet can a few hidden units learn?',
    step: 'step',
    steps: 'steps',
    params: {
      temperature: {
        label: 'Temperature of the magnet',
        help: 'In units of J; critical at 2.269 on an endless lattice.',
      },
      size: {
        label: 'Spins along an edge',
        help: 'On 4 × 4 every number is exact: 65,536 arrangements are counted.',
      },
      hidden: { label: 'Hidden units' },
      symmetry: {
        label: 'The same upside down',
        help: 'The magnet has no field: turning every spin changes nothing.',
        built: 'built in',
        learnt: 'to be learnt',
      },
      algorithm: { label: 'Negative phase', pcd: 'PCD', cd: 'CD', tempering: 'tempering' },
      gibbsSteps: { label: 'Gibbs steps' },
      learningRate: { label: 'Learning rate', help: 'At the start; it falls to zero.' },
      updates: { label: 'Mini-batches of 50' },
      scan: { label: 'Ten machines, cold to hot', off: 'off', on: 'on' },
      guess: { label: 'Which wall is the magnet?', none: 'no guess', A: 'A', B: 'B' },
      panel: {
        label: 'Plot',
        magnetization: 'Order',
        correlation: 'Correlation',
        divergence: 'Training',
        temperatures: 'All T',
      },
    },
    presets: {
      critical: 'At the critical point',
      cold: 'Below it',
      hot: 'Above it',
      scan: 'Cold to hot',
      lost: 'Half the world lost',
      large: '8 × 8 spins',
    },
    readouts: {
      energyPerSite: 'Energy per spin, of the machine',
      magnetization: 'Magnetisation per spin, of the machine',
      farCorrelation: 'Correlation of the farthest spins',
      divergence: 'Divergence from the magnet',
    },
    symbols: { energyPerSite: '⟨E⟩/N', magnetization: '⟨|m|⟩', farCorrelation: '⟨ss′⟩', divergence: 'D' },
    units: { energy: 'J', nats: 'nats' },
    source: 'magnet',
    predict: {
      question:
        'Ten machines with 4 hidden units each learn the 4 × 4 magnet, from T = 1.2 to T = 7. Where is the one that ends farthest from its magnet?',
      options: {
        cold: 'in the cold, T < 1.8',
        critical: 'near the critical point, 1.8 to 3.2',
        hot: 'in the heat, T > 3.2',
      },
      explain: (temperature: string, worst: string, cold: string, hot: string) =>
        `The worst is at T = ${temperature}: D = ${worst} nats, against ${cold} at the coldest and ${hot} at the hottest. In the cold nearly all spins agree, in the heat they ignore each other: both are easy to say. Near the critical point islands of every size must be told, and that takes hidden units.`,
    },
    describe: {
      training: (updates: number, total: number, size: number, hidden: number, temperature: string) =>
        `After ${updates} of ${total} mini-batches a machine with ${hidden} hidden ${hidden === 1 ? 'unit' : 'units'} learns the ${size} × ${size} magnet at T = ${temperature}.`,
      trained: (size: number, hidden: number, temperature: string) =>
        `A machine with ${hidden} hidden ${hidden === 1 ? 'unit' : 'units'} has learnt the ${size} × ${size} magnet at T = ${temperature}.`,
      exact: (divergence: string) =>
        `Its distribution over all arrangements is ${divergence} nats away from the magnet’s.`,
      sampled: (divergence: string) => `Its energies are ${divergence} nats away from the magnet’s.`,
      energy: (machine: string, magnet: string) =>
        `Its energy is ${machine} per spin, the magnet’s ${magnet}.`,
    },
    view: {
      question: 'One wall shows the magnet, one the machine. Which is the magnet?',
      answer: (right: boolean) => (right ? 'Yes.' : 'No, the other one.'),
      again: 'hide again',
    },
    plots: {
      walls: {
        label: 'Sixteen configurations of the magnet and sixteen of the machine',
        wall: (name: string) => `wall ${name}`,
        magnet: 'the magnet',
        machine: 'the machine',
      },
      energy: {
        label: 'How often each energy occurs, in the machine and in the magnet',
        x: 'energy per spin E/N (J)',
        y: 'share',
      },
      magnetization: {
        label: 'How often each magnetisation occurs, in the machine and in the magnet',
        x: 'magnetisation per spin m',
        y: 'share',
      },
      correlation: {
        label: 'How strongly spins at a distance agree, in the machine and in the magnet',
        x: 'distance r',
        y: 'correlation ⟨s s′⟩',
      },
      divergence: {
        label: 'Divergence of the machine from the magnet against mini-batches',
        x: 'mini-batches',
        exact: 'divergence D (nats)',
        energies: 'D of the energies (nats)',
      },
      temperatures: {
        label: 'Divergence of each complete machine against the temperature of its magnet',
        x: 'temperature T (J)',
        critical: 'critical point',
        empty: 'one dot per machine',
      },
      machine: 'machine',
      exact: 'exact',
      sampled: 'magnet',
    },
    tables: {
      energies: {
        title: 'Energies',
        columns: ['E/N (J)', 'magnet: share', 'error', 'machine: share', 'error'],
      },
      magnets: {
        title: 'Magnetisations',
        columns: ['m', 'magnet: share', 'error', 'machine: share', 'error'],
      },
      correlations: {
        title: 'Correlations',
        columns: ['distance r', 'magnet: ⟨s s′⟩', 'error', 'machine: ⟨s s′⟩', 'error'],
      },
      divergence: { title: 'Training', columns: ['mini-batches', 'divergence (nats)'] },
      temperatures: { title: 'Complete machines', columns: ['T (J)', 'divergence (nats)'] },
    },
  },
};
