/** A chapter of the lecture, written or planned. */
export interface Outline {
  /** Number on the path, 1 … 10; the prose is `en/NN-slug.mdx`. */
  number: number;
  slug: string;
  /** The topic in a word or two; the title of a written chapter is a sentence of its own. */
  topic: string;
  /** What the chapter is about, for chapters whose prose does not exist yet. */
  promise: string;
}

const chapters: [slug: string, topic: string, promise: string][] = [
  ['why-this-prize', 'Why this prize', 'What physics gave to machine learning, and why Stockholm noticed.'],
  [
    'what-is-machine-learning',
    'What is machine learning?',
    'Data, a model, a cost: three ingredients and the jobs they do.',
  ],
  ['regression', 'Regression', 'The one learning problem that can be solved exactly.'],
  ['energy-and-memory', 'Energy and memory', 'Magnets, Hopfield networks, Boltzmann machines.'],
  ['neural-networks', 'Neural networks', 'From one neuron to a network that can draw any curve.'],
  [
    'quantum-monte-carlo',
    'Quantum Monte Carlo',
    'Random walkers that measure the energy of a quantum state.',
  ],
  ['neural-quantum-states', 'Neural quantum states', 'A Boltzmann machine as a wave function.'],
  [
    'nuclei-to-neutron-stars',
    'From nuclei to neutron stars',
    'The same ansatz from the deuteron to neutron matter.',
  ],
  ['how-sure-are-we', 'How sure are we?', 'Bayesian networks, error bars, and what they do not cover.'],
  ['outlook', 'Outlook', 'What is open, and where to start.'],
];

/** The path through the lecture: ten chapters in order. */
export const outline: Outline[] = chapters.map(([slug, topic, promise], i) => ({
  number: i + 1,
  slug,
  topic,
  promise,
}));
