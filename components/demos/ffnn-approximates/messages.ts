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
        nielsen: 'Nielsen’s curve',
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
      task: {
        label: 'What learns',
        help: 'All sizes: 1, 2, 4 … 128 neurons, 125 epochs each.',
        fit: 'one network',
        sweep: 'all sizes',
      },
      start: {
        label: 'First weights',
        help: 'A flat line is for your own hand; steps are put where the curve is.',
        random: 'by chance',
        flat: 'flat',
        built: 'steps',
      },
      panel: { label: 'Lower left plot', sum: 'Sum', units: 'Neurons' },
      judge: { label: 'Lower right plot', epochs: 'Learning', sizes: 'Error against size' },
    },
    presets: {
      wiggle: 'A wiggle',
      draw: 'Draw your own',
      corners: 'ReLU corners',
      jump: 'A jump',
      polynomial: 'Cubic neurons',
      hand: 'By hand',
      steps: 'Built of steps',
      sweep: 'How many?',
    },
    readouts: {
      cost: 'Cost on the training points',
      worstError: 'Worst error anywhere',
      meshError: 'Worst error on the training points',
    },
    source: 'at best',
    byHand: 'by hand',
    treads: 'steps that are enough',
    predict: {
      question:
        'Each neuron is one steep step, and the steps stand side by side. How many does it take to stay within ε = 0.05 of this wiggle everywhere?',
      field: 'neurons',
      explain: (treads: string, ten: string, forty: string, trained: string) =>
        `${treads} steps are enough. A step misses by half the rise of the curve under it, so the error shrinks like 1/H: ${ten} with 8 steps, ${forty} with 32. Training bends its neurons to the curve: ${trained}.`,
      trained: (size: string) => `it stayed in the tube with ${size}`,
      untrained: 'in 125 epochs each, it found no size that did',
    },
    describe: {
      kind: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', polynomial: 'cubic' },
      now: (epoch: number, hidden: number, kind: string, worst: string) =>
        `After ${epoch} ${epoch === 1 ? 'epoch' : 'epochs'}, ${hidden} ${kind} ${hidden === 1 ? 'neuron misses' : 'neurons miss'} the curve by ${worst} at worst.`,
      inside: (epsilon: string) => `The whole curve lies inside the tube of half-width ${epsilon}.`,
      outside: (percent: string, epsilon: string) =>
        `${percent} of the interval lies outside the tube of half-width ${epsilon}.`,
      bound: (bound: string) => `Nothing of this kind can do better than ${bound}.`,
      sweep: (epoch: number, hidden: number) =>
        `All sizes, epoch ${epoch}: a network of ${hidden} ${hidden === 1 ? 'neuron is' : 'neurons is'} learning.`,
      swept: (size: number, worst: string) =>
        `All sizes have learnt; ${size} neurons came closest, with a worst error of ${worst}.`,
      treads: (treads: number) => `Steps side by side would need ${treads} neurons.`,
      manyTreads: 'Steps side by side would need more than 256 neurons.',
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
        y: 'sum',
        plus: 'adds',
        minus: 'takes away',
      },
      units: {
        label: 'Each hidden neuron: where its step stands and how high it is',
        y: 'output weight v',
        handle: (i: number) => `neuron ${i + 1}`,
        value: (place: string, height: string) => `at x ${place}, height ${height}`,
        steepness: (i: number) => `steepness of neuron ${i + 1}`,
        slope: (slope: string) => `slope ${slope}`,
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
      sizes: {
        label: 'Worst error against the number of neurons: steps side by side, and after training',
        x: 'neurons H',
        y: 'worst error',
        steps: 'steps side by side',
        trained: 'trained',
        law: '~ 1/H',
        here: 'this network',
      },
    },
    conditions: {
      title: 'What the theorems ask, and whether it holds here',
      who: 'Theorem',
      asks: 'asks of σ:',
      holds: 'holds',
      fails: 'fails',
      rows: {
        cybenko: {
          name: 'Cybenko 1989',
          asks: 'continuous, 0 far to the left and 1 far to the right',
        },
        hornik: { name: 'Hornik 1991', asks: 'continuous, bounded and not constant' },
        leshno: {
          name: 'Leshno and others 1993',
          asks: 'anything locally bounded, continuous but at some places, and not a polynomial',
        },
      },
      scaled: 'after shifting and halving',
      target: 'All three ask for a continuous target on a closed interval.',
      jump: 'This one jumps: half the jump remains, whatever the network.',
      polynomial:
        'A sum of cubes of straight lines is one cubic polynomial, however many terms it has: the error stays at that of the best cubic.',
      sufficient:
        'Bounded and rising is enough, but not needed: ReLU is neither bounded nor a step. The theorems say that good weights exist, not that training finds them.',
    },
    tables: {
      sizes: {
        title: 'Worst error against the number of neurons',
        columns: ['neurons', 'steps side by side', 'after training'],
      },
      none: '–',
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
