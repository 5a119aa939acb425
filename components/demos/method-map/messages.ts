import type { Density, Having } from './methods';

const having: Record<Having, string> = {
  data: 'examples',
  labels: 'labels',
  likelihood: 'a likelihood',
  reward: 'a reward',
  hamiltonian: 'a Hamiltonian',
};

const densities: Record<Density, { name: string; says: string; branch: string }> = {
  tractable: { name: 'Tractable', branch: 'explicit density', says: 'It can say p(x) of any x.' },
  bounded: {
    name: 'Bounded',
    branch: 'explicit density, approximate',
    says: 'It can say what p(x) is at least.',
  },
  unnormalised: {
    name: 'Up to a factor',
    branch: 'explicit density, approximate',
    says: 'It can say p(x) but for the factor 1/Z, which is a sum over everything.',
  },
  implicit: {
    name: 'Implicit',
    branch: 'implicit density',
    says: 'It makes samples and cannot be asked for p(x).',
  },
};

/** Every visible string of the demo, but for the methods themselves: see `methods.json`. */
export const messages = {
  en: {
    title: 'Fifty methods, and why they are relatives',
    asks: 'Which method fits what you have, and what is it a special case of?',
    stepName: { one: 'step', many: 'steps' },
    having,
    densities,
    params: {
      method: { label: 'Method' },
      via: { label: 'Coming from', none: 'none' },
      tab: { label: 'View', map: 'Map', list: 'List', taxonomy: 'Generative taxonomy' },
      has: { yes: 'yes', no: 'no' },
      reach: {
        label: 'Relatives up to',
        unit: 'edges away',
        help: 'Methods further from the chosen one become faint.',
      },
    },
    presets: {
      rbm: 'Restricted machine',
      route: 'Magnet to quantum state',
      hamiltonian: 'Only a Hamiltonian',
      unlabelled: 'Examples without labels',
      taxonomy: 'Taxonomy',
    },
    filter: 'I have',
    usable: (n: number, all: number) => `${n} of ${all} methods can use that.`,
    map: {
      label: 'Map of methods: columns of families, lines between relatives, the route from the magnet marked',
      live: 'runs here',
      described: 'described only',
      key: 'A dashed frame: described only. ',
      route: 'The thick line: from the magnet to the quantum state.',
    },
    panel: {
      needs: 'Needs',
      source: 'Source',
      edge: (other: string) => `From ${other}:`,
      relatives: 'Relatives',
      none: 'Described only: no kernel of this site runs it.',
      start: 'Press play to run it.',
      next: (name: string) => `Next on the route: ${name}`,
      run: 'A little run of it',
    },
    list: {
      label: 'All methods',
      columns: ['Method', 'Family', 'Needs', 'Here', 'Relatives', 'Source'],
      live: 'runs',
      described: 'described',
    },
    taxonomy: {
      label: 'Generative models by what they can say of p(x)',
      others: (n: number) => `The other ${n} methods of the map model no density of x.`,
      covered: 'Answer the question above first: it is about this table.',
    },
    picture: {
      label: 'The little run of the chosen method',
      step: 'step',
      x: 'x',
      y: 'y',
    },
    readouts: { usable: 'Usable methods', relatives: 'Relatives' },
    /** Labels of what the little runs measure; the second entry says what the reference is when it is not exact. */
    readings: {
      slope: ['slope', 'truth'],
      penalty: ['penalty λ'],
      effectiveParameters: ['effective parameters'],
      posteriorSlope: ['posterior slope', 'ridge fit'],
      posteriorWidth: ['posterior width'],
      posteriorMean: ['posterior mean', 'Laplace'],
      weight: ['weight w'],
      bias: ['bias b'],
      heldOutError: ['error on new points'],
      energyPerSpin: ['energy per spin', 'Onsager'],
      magnetization: ['|magnetisation|'],
      order: ['order'],
      lowestFound: ['lowest energy', 'by counting'],
      hits: ['runs that found it'],
      overlap: ['overlap', 'recalled'],
      energy: ['energy', 'of the pattern'],
      likelihood: ['log-likelihood', 'best possible'],
      divergence: ['divergence'],
      shareUp: ['share in the other valley', 'by symmetry'],
      logZ: ['ln Z', 'summed'],
      meanSquare: ['⟨x²⟩'],
      energyOfTrial: ['energy E'],
      alpha: ['parameter α'],
      energyFound: ['energy found', 'lowest'],
      leaves: ['leaves'],
      singleTree: ['mean of single trees'],
      bestVoter: ['best single voter'],
      leftOver: ['left over'],
      offTruth: ['distance from the truth'],
      trees: ['trees'],
      supports: ['support vectors'],
      violation: ['violation'],
      band: ['width of the band'],
      width: ['width of a bump'],
      startValue: ['value of the start', 'solved'],
      cost: ['cost'],
      reconstruction: ['reconstruction error', 'best line'],
      bound: ['lower bound of ln p'],
      judgeCost: ['cost of the judge', 'cannot tell'],
      noiseCost: ['cost of the noise'],
      wrongSide: ['points on the wrong side', 'at the end'],
      corrections: ['corrections'],
      costPerPoint: ['cost per point', 'Newton'],
      meanSquareDistance: ['mean square distance'],
      logDensity: ['ln p per point'],
      share: ['share of the variance'],
    } as Record<string, [label: string, source?: string]>,
    predict: {
      question: 'A restricted Boltzmann machine has an energy for each picture. Of its probability it says',
      options: {
        tractable: 'the value',
        bounded: 'a lower bound',
        unnormalised: 'the value up to a factor',
        implicit: 'nothing: samples only',
      },
      explain: (likelihood: string) =>
        `p(v) = e^(−F(v))/Z, and F(v) is easy; but Z sums over all arrangements of the smaller layer: 2⁵⁰⁰ of them with 500 hidden units. The little run has 9 and 12 units; there Z can be summed, and so its log-likelihood, ${likelihood} per picture, is exact.`,
    },
    describe: {
      chosen: (name: string, relatives: number) =>
        `${name} has ${relatives} ${relatives === 1 ? 'relative' : 'relatives'} on the map.`,
      run: (k: number, all: number, numbers: string) =>
        `After ${k} of ${all} steps of its little run: ${numbers}.`,
      reading: (label: string, value: string, source: string, exact: string) =>
        exact ? `${label} ${value} (${source} ${exact})` : `${label} ${value}`,
      described: 'It is described only.',
      usable: (n: number, all: number) => `With what you have, ${n} of ${all} methods can be used.`,
    },
    tables: {
      methods: {
        title: 'Methods',
        columns: ['method', 'family', 'needs', 'density', 'here', 'equation', 'what it does', 'source'],
      },
      edges: { title: 'Edges', columns: ['from', 'to', 'why', 'equation', 'route'] },
      run: { title: 'The little run', columns: ['number', 'value', 'standard error', 'reference'] },
      picture: { title: 'Picture of the little run', columns: ['series', 'x', 'y'] },
    },
  },
};
