import type { CostCard, DataCard, Misfit, ModelCard } from '@/lib/ml/ingredients';

interface Card {
  name: string;
  /** A line under the name: what it is. */
  says: string;
}

const data: Record<DataCard, Card> = {
  points: { name: 'Points', says: 'pairs x, y with y a number' },
  iris: { name: 'Flowers', says: 'two lengths and one of two species' },
  hamiltonian: { name: 'A Hamiltonian', says: 'no data: H = −½ d²/dx² + ½ x²' },
};

const model: Record<ModelCard, Card> = {
  line: { name: 'Line', says: 'f = w·x + b' },
  polynomial: { name: 'Polynomial', says: 'a line in powers of x' },
  network: { name: 'Network', says: 'one hidden layer of tanh' },
  wave: { name: 'Trial wave function', says: 'Ψ = exp(−½ α x²)' },
};

const cost: Record<CostCard, Card> = {
  squared: { name: 'Squares', says: '½ mean (f − y)²' },
  absolute: { name: 'Absolute values', says: 'mean |f − y|' },
  huber: { name: 'Huber', says: 'squares up to 1, then straight' },
  crossEntropy: { name: 'Cross-entropy', says: '−mean ln p(y)' },
  energy: { name: 'Local energy', says: 'mean of (HΨ)/Ψ' },
};

const misfits: Record<Misfit, string> = {
  notAState:
    'A Hamiltonian acts on states, and this model is none: it turns an x into a y. Put the trial wave function into the model socket.',
  notAnAnswer:
    'A wave function says where a particle may be found, not which y belongs to an x. These data need a line, a polynomial or a network; the wave function needs a Hamiltonian.',
  noHamiltonian:
    'The local energy is (HΨ)/Ψ: it needs a Hamiltonian and a state. With data the cost compares f with y.',
  nothingToCompare:
    'This cost compares f with y, and there is no y: nobody measured anything. The one number a state and a Hamiltonian have is the energy.',
  notClasses:
    'The cross-entropy compares a probability with a class, 0 or 1. These y are numbers such as −0.42: take squares, absolute values or Huber, or the flowers.',
};

/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'Data, model, cost: three sockets and one optimiser',
    asks: 'What has to be put together before anything can be learnt?',
    stepName: { one: 'step', many: 'steps' },
    cards: { data, model, cost },
    misfits,
    unfit: 'does not go with the other two',
    params: {
      data: { label: 'Data' },
      model: { label: 'Model' },
      cost: { label: 'Cost' },
      optimizer: {
        label: 'Optimiser',
        help: 'The same for every problem: it sees θ and ∇C, nothing else.',
        descent: 'Descent',
        momentum: 'Momentum',
        adam: 'Adam',
      },
      learningRate: { label: 'Learning rate', help: 'How far one step follows the slope.' },
      degree: { label: 'Degree', help: 'Of the polynomial.' },
      hidden: { label: 'Hidden units', help: 'Of the network.' },
      points: { label: 'Points', help: 'Pairs x, y. Drag them in the picture.' },
    },
    presets: {
      line: 'Line through points',
      outlier: 'One wrong point',
      network: 'Network',
      flowers: 'Flowers',
      hamiltonian: 'No data',
      misfit: 'What does not fit',
    },
    rule: 'θ ← θ − η ∇C(θ)',
    plots: {
      fit: {
        label: 'The data and what the model makes of them',
        x: 'x',
        y: 'y',
        model: 'model',
        best: 'least cost',
        without: 'without the last point',
        handle: (i: number) => `point ${i}`,
        outlier: 'last point',
        value: (x: string, y: string) => `x ${x}, y ${y}`,
      },
      plane: {
        x: 'petal length (scaled)',
        y: 'petal width (scaled)',
        boundary: 'boundary',
        kinds: ['versicolor', 'virginica'],
      },
      wave: {
        x: 'x',
        y: 'probability density',
        model: '|Ψ|²',
        exact: 'exact',
        samples: 'samples',
      },
      cost: { label: 'Cost against steps', x: 'steps', y: 'cost C', energy: 'energy (ħω)', least: 'least' },
      gradient: { label: 'Length of the gradient against steps', x: 'steps', y: '|∇C|' },
    },
    readouts: { gradient: 'Length of the gradient', parameters: 'Parameters' },
    more: {
      cost: 'cost C',
      energy: 'energy E',
      least: 'least possible',
      ground: 'ground state',
      slope: 'slope w',
      intercept: 'intercept b',
      best: 'best line',
      alpha: 'α',
      shift: 'moved by the last point',
      right: 'right side',
    },
    describe: {
      misfit: (why: string) => `Nothing runs. ${why}`,
      start: (model: string, parameters: number, cost: string) =>
        `${model} with ${parameters} ${parameters === 1 ? 'parameter' : 'parameters'}, before the first step: cost ${cost}.`,
      steps: (step: number, cost: string) =>
        `After ${step} ${step === 1 ? 'step' : 'steps'} the cost is ${cost}.`,
      least: (least: string) => `It cannot be less than ${least}.`,
      energy: (least: string, samples: number) =>
        `No state has less than ${least}; the ${samples} samples are drawn from the state itself and move with it.`,
      right: (share: string) => `${share} % of the flowers are on the right side.`,
    },
    predict: {
      question: 'One of twelve points is far too low. Which cost lets it pull the line most, which least?',
      options: {
        'squared absolute huber': 'squares, abs., Huber',
        'squared huber absolute': 'squares, Huber, abs.',
        'huber squared absolute': 'Huber, squares, abs.',
        'absolute huber squared': 'abs., Huber, squares',
      },
      explain: (squared: string, huber: string, absolute: string) =>
        `At the ends of the picture the line moves by ${squared} with squares, ${huber} with Huber and ${absolute} with absolute values. A residual pulls with the slope of its cost: r for squares, at most 1 for the other two. Drag the point further down: only squares go on following.`,
    },
    tables: {
      fit: { title: 'Data and model', columns: ['x', 'y', 'f(x)'] },
      flowers: { title: 'Flowers', columns: ['petal length (scaled)', 'petal width (scaled)', 'species'] },
      samples: { title: 'Samples of the state', columns: ['sample', 'x'] },
      trace: { title: 'Cost and gradient', columns: ['step', 'cost', 'standard error', '|∇C|'] },
      parameters: { title: 'Parameters', columns: ['number', 'θ'] },
      shifts: {
        title: 'How far the last point moves the best line',
        columns: ['cost', 'largest shift over −1 … 1'],
      },
    },
  },
};
