/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A machine that has learnt digits can dream them',
    asks: 'What does the machine see when you give it noise, half a digit, or only a name?',
    step: 'step',
    steps: 'steps',
    params: {
      data: { label: 'Digits', small: '8 × 8, trained here and now', mnist: '28 × 28, trained before' },
      start: {
        label: 'Dreams begin with',
        help: 'Noise in the pixels; for 28 × 28 in the hidden units, since from noisy pixels it takes hundreds of steps.',
        noise: 'noise',
        drawing: 'your drawing',
      },
      clamp: {
        label: 'Held to your drawing',
        none: 'nothing',
        top: 'the top half',
        bottom: 'the bottom half',
        left: 'the left half',
        right: 'the right half',
      },
      label: {
        label: 'Held to the name',
        free: 'none',
        '0': '0',
        '1': '1',
        '2': '2',
        '3': '3',
        '4': '4',
        '5': '5',
        '6': '6',
        '7': '7',
        '8': '8',
        '9': '9',
      },
      temperature: { label: 'Temperature', help: 'p ∝ exp(−E/T). The talk’s formula has T = 1.' },
      chains: { label: 'Chains side by side' },
      hidden: { label: 'Hidden units', help: 'Of the 8 × 8 machine; a change trains it anew.' },
      epochs: { label: 'Epochs of training', help: 'PCD-1; the learning rate falls to zero.' },
      drawing: { label: 'Your drawing' },
      tiles: {
        label: 'Tiles show',
        probabilities: 'probabilities p(v = 1 | h)',
        bits: 'the bits drawn from them',
      },
      panel: {
        label: 'Plot',
        energy: 'Energy',
        digits: 'Names',
        mixing: 'Memory',
        learning: 'Training',
      },
    },
    presets: {
      noise: 'From noise',
      draw: 'From your drawing',
      half: 'Half a picture',
      seven: 'Say “seven”',
      hot: 'Too hot',
      cold: 'Too cold',
    },
    readouts: {
      accuracy: 'Named right, of digits it never saw',
      neighbor: 'nearest neighbour',
      freeEnergy: 'Free energy of the dreams, mean',
      autocorrelationTime: 'Steps a chain remembers its energy',
      agreement: (label: number) => `Dreams of “${label}” it calls ${label}`,
      chance: 'by chance',
    },
    symbols: { accuracy: 'a', freeEnergy: 'F', autocorrelationTime: 'τ' },
    units: { steps: 'steps' },
    predict: {
      question:
        'Only the right half of this 3 is held; the machine dreams the left half. What will it call the finished pictures?',
      options: {
        one: 'nearly all of them 3',
        two: 'some 3, some one other digit',
        many: 'any of the ten, about alike',
      },
      called: (name: number, percent: string) => `${name} (${percent})`,
      explain: (common: string, drawn: string) =>
        `The dreams are called ${common}; the whole drawing is called ${drawn}. Nobody told the machine how a 3 goes on: it fills in what is probable beside such a half, and a 9 may have the same one.`,
    },
    describe: {
      training: (epoch: number, epochs: number, accuracy: string) =>
        `Epoch ${epoch} of ${epochs}: the machine learns digits and their names from 1,438 pictures, and names ${accuracy} of held-out digits right.`,
      dreaming: (count: number, steps: number, energy: string) =>
        `${count} ${count === 1 ? 'chain has' : 'chains have'} dreamt for ${steps} steps; the mean free energy is ${energy}.`,
      common: (label: number, percent: string) => `Most are called ${label} (${percent}).`,
      drawing: (label: number, percent: string) =>
        `Your drawing is called ${label} with probability ${percent}.`,
      empty: 'Your drawing is empty.',
    },
    view: {
      draw: 'Draw here',
      clear: 'Clear',
      drawLabel: 'Your drawing, 32 × 32 cells: paint with a pointer, a finger, or arrow keys and space',
      cell: (row: number, column: number, on: boolean) =>
        `row ${row + 1}, column ${column + 1}: ${on ? 'ink' : 'paper'}`,
      recorded: (seconds: string, command: string) => `Recorded: trained in ${seconds} s by ${command}`,
      accuracy: (percent: string, count: number, neighbor: string) =>
        `It names ${percent} of ${count} held-out digits right; the nearest neighbour, which only compares, ${neighbor}.`,
    },
    plots: {
      drawing: { label: 'Your drawing, and the same as the machine sees it', seen: 'as the machine sees it' },
      votes: {
        label: 'Probability of each name given your drawing, from the free energies',
        title: 'p(name | your drawing)',
      },
      wall: {
        label: 'Pictures of the chains, with the name the machine gives each',
        training: (epoch: number, epochs: number) => `what it believes in, epoch ${epoch} of ${epochs}`,
        dreaming: (step: number) => `dreams after ${step} ${step === 1 ? 'step' : 'steps'}`,
        held: 'held',
        dreamt: 'dreamt',
      },
      energy: {
        label: 'Free energy of the chains against Gibbs steps, beside that of held-out digits',
        x: 'Gibbs steps',
        y: 'free energy F(v)',
        mean: 'mean',
        spread: 'least to largest',
        heldOut: 'held-out digits',
      },
      digits: {
        label: 'Share of the dreams that is called 0 to 9',
        x: 'called',
        y: 'share of dreams',
        chance: '1 in 10',
      },
      mixing: {
        label:
          'How long a chain remembers: autocorrelation of its free energy, and whether its name is still the same',
        x: 'Gibbs steps t',
        y: 'correlation, share',
        energy: 'energy',
        same: 'same name',
        chance: 'same by chance',
      },
      learning: {
        label: 'Share of held-out digits named right against epochs',
        x: 'epochs',
        y: 'named right (%)',
        machine: 'this machine',
        neighbor: 'nearest neighbour',
      },
      waiting: 'begins when training ends',
    },
    tables: {
      votes: {
        title: 'Names',
        columns: ['name', 'p(name | drawing)', 'share of dreams', 'standard error'],
      },
      chains: { title: 'Chains', columns: ['chain', 'free energy F', 'called'] },
      energy: {
        title: 'Free energy against Gibbs steps',
        columns: ['step', 'mean F', 'least F', 'largest F'],
      },
      mixing: {
        title: 'Memory of the chains',
        columns: ['t (Gibbs steps)', 'autocorrelation of F', 'share with the same name'],
      },
      learning: {
        title: 'Accuracy on held-out digits',
        columns: ['epoch', 'share named right', 'standard error'],
      },
    },
  },
};
