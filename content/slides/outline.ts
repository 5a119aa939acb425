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
    'Every learning problem is made of data, a model and a cost; its kind depends on which answers you are given.',
  ],
  ['regression', 'Regression', 'The one learning problem that can be solved exactly.'],
  [
    'energy-and-memory',
    'Energy and memory',
    'A magnet, a memory and a Boltzmann machine share one energy: damage a picture, recall it, let the machine dream.',
  ],
  [
    'neural-networks',
    'Neural networks',
    'What a network of simple units can represent, and how back-propagation finds the slope of its cost.',
  ],
  [
    'quantum-monte-carlo',
    'Quantum Monte Carlo',
    'Random walkers that measure the energy of a quantum state.',
  ],
  [
    'neural-quantum-states',
    'Neural quantum states',
    'A network takes the place of the wave function and learns from the Schrödinger equation alone.',
  ],
  [
    'nuclei-to-neutron-stars',
    'From nuclei to neutron stars',
    'One method describes the deuteron, ultra-cold gases, and the matter in the crust of a neutron star.',
  ],
  [
    'how-sure-are-we',
    'How sure are we?',
    'Bayes’ rule, averages over models, and the difference between a correlation and a cause.',
  ],
  ['outlook', 'Outlook', 'What to teach, what to learn next, and which questions are open.'],
];

/** The path through the lecture: ten chapters in order. */
export const outline: Outline[] = chapters.map(([slug, topic, promise], i) => ({
  number: i + 1,
  slug,
  topic,
  promise,
}));
