const isNegative = (text: string) => text.startsWith('−');
const opposite = (text: string) => (isNegative(text) ? text.slice(1) : `−${text}`);
const factor = (text: string) => (isNegative(text) ? `(${text})` : text);
/** As the second term of a sum. */
const signed = (text: string) => (isNegative(text) ? `− ${text.slice(1)}` : `+ ${text}`);

/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'One neuron learns a line from its own errors',
    asks: 'How does one error at the output become a correction for every number inside?',
    correction: 'correction',
    corrections: 'corrections',
    params: {
      learningRate: {
        label: 'Learning rate',
        help: 'How far one correction follows the slope. Every change starts again from the same place.',
      },
      engine: {
        label: 'Derivatives',
        help: 'By hand in 64 bits, or by TensorFlow.js from the forward pass alone, in 32 bits.',
        typescript: 'by hand',
        tensorflow: 'TensorFlow.js',
      },
      startWeight: { label: 'First weight' },
      startBias: { label: 'First bias' },
      points: { label: 'Points', help: 'Pairs x, y. Drag them in the picture.' },
      point: { label: 'Point in the graph', help: 'Counted from 0.' },
      phase: {
        label: 'Part of a correction',
        all: 'all',
        forward: 'forward',
        cost: 'cost',
        backward: 'backward',
        correct: 'correct',
      },
    },
    presets: {
      fourPoints: 'Four points',
      talk: 'One point',
      tooFast: 'Too fast',
      bestRate: 'Best rate',
    },
    readouts: { weight: 'Weight', bias: 'Bias', cost: 'Cost' },
    predict: {
      question:
        'One point, x = 4 and y = 9. The neuron starts with w = 1.76 and b = 0.40. Work out both derivatives of its cost ½(a − y)².',
      weight: '∂C/∂w',
      bias: '∂C/∂b',
      explain:
        'The output is a = 1.76·4 + 0.40 = 7.46, so the error is δ = a − y = −1.54. The bias feels δ itself, the weight feels δ times what came in: −1.54·4. Both are negative, so both numbers grow.',
    },
    describe: {
      start: (weight: string, bias: string, cost: string) =>
        `Before the first correction the weight is ${weight}, the bias ${bias} and the cost ${cost}.`,
      steps: (step: number, weight: string, bias: string, cost: string) =>
        `After ${step} ${step === 1 ? 'correction' : 'corrections'} the weight is ${weight}, the bias ${bias} and the cost ${cost}.`,
      tooFast: (limit: string) =>
        `The learning rate is above ${limit}: each correction overshoots by more than it repairs.`,
      valley: 'One place x cannot fix two numbers: every weight and bias on a whole line fit equally well.',
      gap: (gap: string) =>
        `TensorFlow.js and the derivatives by hand differed by ${gap} at most: the rounding of 32 bits.`,
      arrived: 'The points ask for nothing else: both derivatives have vanished.',
    },
    plots: {
      data: {
        label: 'The points, the line of the neuron, and its errors',
        x: 'input x',
        y: 'output, target',
        target: 'y = 2x + 1',
        fit: 'least squares',
        neuron: 'a = wx + b',
        handle: (i: number) => `point ${i + 1}`,
        value: (x: string, y: string) => `x ${x}, y ${y}`,
      },
      graph: {
        label: 'Computation graph with the numbers going forward and the derivatives coming back',
        forward: 'forward',
        backward: 'back: derivatives of C',
      },
      plane: {
        label:
          'Cost over weight and bias: contours, the path of the corrections, and where the cost is least',
        x: 'weight w',
        y: 'bias b',
        start: 'start',
        least: 'least cost',
        valley: 'no cost on this line',
        target: '2, 1',
      },
      cost: {
        label: 'Cost after each correction, with the closed form',
        x: 'corrections',
        y: 'cost C',
        law: 'closed form',
      },
    },
    listing: {
      legend: 'Parts of a correction: choose one to light it up in the graph',
      forward: {
        name: 'Forward',
        equation: (w: string, x: string, b: string, a: string) =>
          `a = w x + b = ${w}·${factor(x)} ${signed(b)} = ${a}`,
      },
      cost: {
        name: 'Cost',
        equation: (a: string, y: string, c: string) =>
          `C = ½(a − y)² = ½(${a} ${signed(opposite(y))})² = ${c}`,
      },
      backward: {
        name: 'Backward',
        error: (delta: string) => `δ = a − y = ${delta}`,
        slopes: (w: string, b: string) => `∂C/∂w = δ x = ${w},  ∂C/∂b = δ = ${b}`,
      },
      correct: {
        name: 'Correct',
        equation: (w: string, b: string) => `w ← w − η ∂C/∂w = ${w},  b ← b − η ∂C/∂b = ${b}`,
        mean: (n: number, w: string, b: string) => `mean of ${n} points: ∂C/∂w = ${w},  ∂C/∂b = ${b}`,
      },
      hidden: '?',
    },
    toolbar: {
      point: 'Follow point',
      add: 'Add a point',
      remove: 'Remove it',
    },
    tables: {
      path: {
        title: 'Corrections',
        columns: ['correction', 'weight w', 'bias b', 'cost C', 'cost by the closed form'],
      },
      points: { title: 'Points', columns: ['x', 'target y', 'output a', 'error a − y', 'cost'] },
    },
  },
};
