/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A few bent lines, added up, follow any curve',
    asks: 'How many neurons keep a network within ε of your curve, everywhere?',
    epoch: 'epoch',
    epochs: 'epochs',
    params: {
      hidden: { label: 'Hidden neurons' },
      activation: {
        label: 'Activation',
        sigmoid: 'sigmoid',
        tanh: 'tanh',
        relu: 'ReLU',
        polynomial: 'cubic z³',
      },
      target: {
        label: 'Target curve',
        wiggle: 'a wiggle',
        sine: 'one turn of a sine',
        step: 'a jump',
        runge: 'Runge’s bell',
        drawn: 'drawn by you',
      },
      epsilon: { label: 'Half-width of the tube' },
      learningRate: { label: 'Learning rate', help: 'At the start; it shrinks like 1/√epoch.' },
      engine: {
        label: 'Computed by',
        auto: 'the fastest engine that works',
        webgpu: 'WebGPU',
        webgl: 'WebGL',
        wasm: 'WebAssembly',
        cpu: 'plain JavaScript',
        float64: 'typed arrays, 64 bits',
      },
      curve: { label: 'Your curve', help: 'Heights at equally spaced places.' },
      panel: { label: 'Lower left plot', sum: 'Sum', units: 'Neurons' },
    },
    presets: {
      wiggle: 'A wiggle',
      draw: 'Draw your own',
      corners: 'ReLU corners',
      jump: 'A jump',
      polynomial: 'Cubic neurons',
    },
    readouts: {
      cost: 'Cost on the training points',
      worstError: 'Worst error anywhere',
      meshError: 'Worst error on the training points',
    },
    source: 'at best',
    predict: {
      question:
        'Replace the sigmoid by σ(z) = z³. How many such neurons does it take to stay within ε = 0.05 of this wiggle?',
      options: { '20': 'about 20', '128': 'about 128', never: 'no number is enough' },
      numbers: (worst: string, bound: string) =>
        `With 128 neurons the worst error is still ${worst}, and no cubic comes closer to this curve than ${bound}. `,
      explain:
        'A sum of cubes of straight lines is one cubic polynomial, however many terms it has. Any activation that is not a polynomial would do.',
    },
    describe: {
      kind: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', polynomial: 'cubic' },
      now: (epoch: number, hidden: number, kind: string, worst: string) =>
        `After ${epoch} ${epoch === 1 ? 'epoch' : 'epochs'}, ${hidden} ${kind} ${hidden === 1 ? 'neuron misses' : 'neurons miss'} the curve by ${worst} at worst.`,
      inside: (epsilon: string) => `The whole curve lies inside the tube of half-width ${epsilon}.`,
      outside: (percent: string, epsilon: string) =>
        `${percent} of the interval lies outside the tube of half-width ${epsilon}.`,
      bound: (bound: string) => `Nothing of this kind can do better than ${bound}.`,
    },
    plots: {
      curve: {
        label: 'The target with its tube, the network’s output, and the places outside the tube',
        x: 'x',
        y: 'y',
        target: 'target',
        tube: (epsilon: string) => `tube ± ${epsilon}`,
        network: 'network',
        outside: 'outside the tube',
        mesh: (count: number) => `${count} training points`,
        knot: (i: number) => `knot ${i + 1} of the curve`,
      },
      sum: {
        label: 'What the neurons add to the constant and take away from it, and the balance',
        y: 'sum of neurons',
        plus: 'adds',
        minus: 'takes away',
      },
      units: {
        label: 'Each hidden neuron: where its step stands and how high it is',
        y: 'output weight v',
        handle: (i: number) => `neuron ${i + 1}`,
        value: (place: string, height: string) => `at x ${place}, height ${height}`,
        many: (count: number) => `${count} beyond the interval`,
      },
      errors: {
        label: 'Cost, worst error anywhere and worst error on the training points, against epochs',
        x: 'epochs',
        y: 'error',
        worst: 'worst anywhere',
        mesh: 'on training points',
        cost: 'cost',
        epsilon: 'ε',
        bound: 'at best',
      },
    },
    tables: {
      curve: {
        title: 'Curve',
        columns: ['x', 'target', 'network', 'error'],
      },
      units: {
        title: 'Hidden neurons, from left to right',
        columns: ['neuron', 'place x', 'steepness', 'output weight v'],
      },
      errors: {
        title: 'Errors against epochs',
        columns: ['epoch', 'cost', 'worst error anywhere', 'worst error on the training points'],
      },
    },
  },
};
