/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A machine learns digits: data sink, dreams rise',
    asks: 'The reconstruction error falls. Does the machine get better?',
    step: 'step',
    steps: 'steps',
    params: {
      data: {
        label: 'Pictures',
        digits: 'digits, 8 × 8 pixels',
        mnist: 'digits, 28 × 28 pixels',
        bars: 'bars and stripes, 4 × 4',
      },
      hidden: { label: 'Hidden units' },
      algorithm: {
        label: 'Dreams begin at',
        cd: 'the data (CD)',
        pcd: 'the last dream (PCD)',
        tempering: 'the last dream, hot and cold',
      },
      gibbsSteps: { label: 'Gibbs steps', help: 'How far a dream goes before the weights change.' },
      learningRate: { label: 'Learning rate' },
      momentum: { label: 'Momentum', help: 'Part of the last change that is made again.' },
      weightDecay: { label: 'Weight decay' },
      batch: { label: 'Pictures in a batch' },
      labels: {
        label: 'Labels in the model',
        on: 'on: ten more visible units',
        off: 'off',
      },
      pixels: {
        label: 'Pixels',
        bits: 'black or white',
        grey: 'grey: chances of ink (8 × 8 only)',
      },
      engine: {
        label: 'Computed by',
        auto: 'the fastest, as measured',
        simd: 'WebAssembly SIMD, written for this',
        webgpu: 'TensorFlow.js, WebGPU',
        webgl: 'TensorFlow.js, WebGL',
        wasm: 'TensorFlow.js, WebAssembly',
        cpu: 'TensorFlow.js, plain JavaScript',
        float64: 'typed arrays, 64 bits',
      },
      panel: {
        label: 'Lower right plot',
        dreams: 'Dreams',
        energies: 'Free energies',
        accuracy: 'Accuracy',
      },
    },
    presets: {
      digits: 'Digits',
      mnist: 'Large digits',
      'bars-and-stripes': 'Bars and stripes',
      'cd-10': 'CD-10',
      pcd: 'Persistent dreams',
      classify: 'Naming digits',
    },
    readouts: {
      logLikelihood: 'Mean log-likelihood of the pictures kept back (of those learnt from, where none are)',
      trainingLikelihood: 'Mean log-likelihood of the pictures learnt from',
      reconstructionError: 'Reconstruction error',
      accuracy: 'Digits kept back that are named rightly',
    },
    symbols: {
      logLikelihood: 'log-likelihood',
      trainingLikelihood: 'on training pictures',
      reconstructionError: 'reconstruction',
      accuracy: 'accuracy',
    },
    nats: 'nats',
    best: 'at best',
    predict: {
      question:
        'Bars and stripes, CD-1: the reconstruction error falls from the first update to the last. Draw the mean log-likelihood of the thirty pictures.',
      x: 'updates',
      y: 'log-likelihood (nats)',
      explain: (peak: string, at: string, end: string, error: string) =>
        `The log-likelihood rises to ${peak} within ${at} updates, then falls to ${end}, while the reconstruction error goes on falling, to ${error}. CD-1 looks only one step around the data: pictures farther off gain probability and nobody pushes them up.`,
    },
    describe: {
      first: (start: string) =>
        `Nothing is learnt yet: a machine that knows only how often each pixel is on has a mean log-likelihood of ${start} nats.`,
      unmeasured: (start: string) =>
        `the likelihood is not measured yet; a machine that knows only how often each pixel is on has ${start} nats.`,
      now: (updates: string, epochs: string) => `After ${updates} updates (${epochs} epochs):`,
      training: (value: string) => `mean log-likelihood ${value} nats per picture learnt from`,
      heldOut: (value: string) => `, ${value} per picture kept back`,
      counted: ', counted exactly.',
      annealed: (error: string) => `, ± ${error} by annealed importance sampling.`,
      reconstruction: (value: string) => `Reconstruction error ${value} per pixel.`,
      accuracy: (value: string, neighbor: string) =>
        `It names ${value} of the digits kept back rightly; their nearest neighbours name ${neighbor}.`,
      lost: (updates: string, good: string) =>
        `Training has diverged by update ${updates}: the machine is worse than one that knows only how often each pixel is on. Shown is the machine of update ${good}, the last good one. Lower the learning rate and reset.`,
    },
    plots: {
      filters: {
        label:
          'The weights of each hidden unit as a picture: brown where a pixel excites it, teal where it inhibits',
        title: 'weights of the hidden units',
        some: (shown: number, count: number) => `${shown} of ${count} hidden units`,
      },
      progress: {
        label:
          'Mean log-likelihood of pictures learnt from and kept back, and the reconstruction error, against updates',
        x: 'updates',
        likelihood: '⟨ln p⟩ (nat)',
        counted: 'counted exactly',
        annealed: (error: string) => `by AIS, ± ${error}`,
        reconstruction: 'reconstruction error',
        training: 'learnt from',
        heldOut: 'kept back',
        best: 'best possible',
        start: 'pixels one by one',
        covered: 'covered until you have predicted',
      },
      dreams: {
        label: 'Some pictures learnt from, and pictures that the machine dreams up in chains of its own',
        samples: 'learnt from',
        dreams: 'dreamt',
      },
      energies: {
        label: 'How the free energies of pictures learnt from, kept back and dreamt are distributed',
        x: 'free energy F of a picture',
        y: 'share',
        training: 'learnt from',
        heldOut: 'kept back',
        dreams: 'dreamt',
        none: 'not measured yet',
      },
      accuracy: {
        label:
          'Share of the digits kept back that the machine names rightly, against updates, and that of nearest neighbours',
        x: 'updates',
        y: 'named rightly',
        neighbor: 'nearest neighbour',
        machine: 'machine',
        none: 'no labels in the model',
      },
    },
    tables: {
      progress: {
        title: 'Progress',
        columns: [
          'updates',
          'log-likelihood, learnt from (nats)',
          'log-likelihood, kept back (nats)',
          'standard error (nats)',
          'reconstruction error per pixel',
          'named rightly',
        ],
      },
      energies: {
        title: 'Free energies',
        columns: ['F from', 'to', 'learnt from', 'kept back', 'dreamt'],
      },
      accuracy: {
        title: 'Digits kept back that are named rightly',
        columns: ['by', 'share'],
        machine: 'label of least free energy',
        neighbor: 'nearest neighbour',
      },
      filters: {
        title: 'Weights of the first hidden units',
        columns: ['pixel', 'row', 'column'],
        unit: (j: number) => `unit ${j}`,
      },
      work: {
        title: 'What a step is',
        columns: ['what', 'number'],
        updates: 'updates in a step',
        batch: 'pictures in an update',
        tensors: 'tensors kept by the engine',
      },
    },
  },
};
