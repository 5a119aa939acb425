/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A machine learns by dreaming against its own dreams',
    asks: 'Why must a machine that learns from data also unlearn its own dreams?',
    update: 'update',
    updates: 'updates',
    params: {
      world: { label: 'World', '2x2': '2 × 2 pixels', '3x3': '3 × 3 pixels' },
      hidden: { label: 'Hidden units', help: 'Units the data never show.' },
      learningRate: { label: 'Learning rate' },
      negativePhase: {
        label: 'Negative phase',
        help: 'On: what the machine dreams is unlearnt. Off: only the data speak.',
        on: 'on',
        off: 'off',
      },
      gradient: {
        label: 'Averages',
        help: 'Counted over all states, or from 100 Gibbs chains.',
        exact: 'counted',
        sampled: 'Gibbs chains',
      },
      temperature: { label: 'Temperature' },
      data: { label: 'Data of the 2 × 2 world', help: 'Heights of 16 bars. Drag them in the picture.' },
      pictures: { label: 'Training pictures of the 3 × 3 world' },
      picture: { label: 'State looked at' },
      panel: {
        label: 'Plot',
        learning: 'Likelihood',
        averages: 'Averages',
        weights: 'Weights',
        map: 'All states',
      },
    },
    presets: {
      bars: 'Bars',
      parity: 'Parity',
      parityHidden: 'Parity, hidden units',
      noNegativePhase: 'No negative phase',
      sampled: 'Gibbs chains',
      pictures: '3 × 3 bars',
    },
    readouts: {
      logLikelihood: 'Log-likelihood of the data, in nats per picture',
      divergence: 'Divergence of the model from the data, in nats',
      averageGap: 'Largest difference of averages, data against model',
      dataProbability: 'Probability that the model dreams a training picture',
      largestWeight: 'Largest weight or bias',
    },
    symbols: {
      logLikelihood: '⟨ln p⟩',
      divergence: 'D(data‖model)',
      averageGap: 'max |Δ⟨sᵢsⱼ⟩|',
      dataProbability: 'p(data states)',
      largestWeight: 'max |w|',
    },
    source: 'at best',
    predict: {
      question:
        'Switch off the negative phase: the machine only lowers the energy of what it is shown. What happens to the energy of the diagonal picture, which is never shown?',
      options: { rises: 'it rises', stays: 'it stays', sinks: 'it sinks too' },
      explain: (diagonal: string, bar: string, full: string, likelihood: string, uniform: string) =>
        `Its energy is ${diagonal} now. The bars, which were shown, lie at ${bar}, and the full picture, never shown, deepest of all at ${full}: each pixel and each pair that the data ever switched on pulls down every state that has it. So the log-likelihood is ${likelihood}, where not learning at all gives ${uniform}.`,
    },
    describe: {
      start: (states: number, divergence: string) =>
        `Before the first update the machine knows nothing of the data: its ${states} states are ${divergence} nats away from them.`,
      learning: (updates: number, divergence: string, share: string) =>
        `After ${updates} ${updates === 1 ? 'update' : 'updates'} the model is ${divergence} nats away from the data and dreams a training picture with probability ${share}.`,
      atBest: (best: string) => `No machine without hidden units comes closer than ${best}.`,
      reached: 'That is as close as any machine without hidden units can come.',
      sinking: (sunk: number, states: number, lost: string) =>
        `The negative phase is off: ${sunk} of ${states} energies have sunk, those of pictures never shown among them, and the log-likelihood has lost ${lost} nats.`,
      sinkingGain: (sunk: number, states: number) =>
        `The negative phase is off: ${sunk} of ${states} energies have sunk, those of pictures never shown among them.`,
      tooFast: (lost: string) =>
        `The log-likelihood lies ${lost} nats below its best so far: the steps are too large or the averages too noisy.`,
    },
    states: {
      label: (states: number) =>
        `The ${states} states: data as blue bars, the model as vermilion rings, and below each picture its energy`,
      data: 'data',
      model: 'model',
      chains: 'Gibbs chains ± error',
      probability: 'probability',
      energy: (hidden: boolean) => (hidden ? 'free energy F(v)' : 'energy E(v)'),
      first: 'at the start',
      all: (states: number) => `all ${states}`,
      others: 'its own dreams',
      bar: (picture: string) => `data bar of picture ${picture}`,
      value: (data: string, model: string) => `data ${data}, model ${model}`,
      beyond: (p: string) => `↑ ${p}`,
    },
    learning: {
      label: 'Log-likelihood against updates, with what the data allow',
      x: 'updates',
      y: '⟨ln p⟩ (nats per picture)',
      bound: '−entropy of the data',
      best: 'best without hidden units',
      gap: (d: string) => `D = ${d}`,
      model: 'log-likelihood',
    },
    averages: {
      label: 'Averages of units and pairs: the machine’s against the data’s; learning ends on the diagonal',
      x: '⟨sᵢsⱼ⟩ data',
      y: '⟨sᵢsⱼ⟩ model',
      pairs: 'pairs',
      units: 'single units ⟨sᵢ⟩',
      equal: 'equal',
    },
    weights: {
      label: 'Weights between all units, biases on the diagonal: brown attracts, teal repels',
      title: (max: string) => `weights wᵢⱼ, biases bᵢ on the diagonal, up to ±${max}`,
      visible: 'pixels',
      hidden: 'hidden',
    },
    map: {
      label: 'All 512 states: the darker, the likelier; training pictures framed',
      title: (max: string) => `p of all 512 states, darkest ${max}, each shade a factor 2`,
      data: 'in the data',
    },
    shelf: {
      paint: 'Picture of 3 × 3 pixels',
      cell: (row: number, column: number, on: boolean) =>
        `row ${row}, column ${column}, ${on ? 'on' : 'off'}`,
      add: 'Train on it',
      remove: 'Forget it',
      list: 'Training pictures',
      choose: (picture: string) => `look at picture ${picture}`,
      state: (energy: string, p: string) => `energy ${energy}, probability ${p}`,
      hint: 'Paint a picture, or touch one.',
    },
    tables: {
      states: {
        title: 'States',
        columns: ['state, rows from the top', 'data', 'model', 'share of chains', 'its error', 'free energy'],
      },
      pairs: {
        title: 'Pairs (i = j: single units and biases)',
        columns: ['i', 'j', 'weight', 'average, data', 'its error', 'average, model', 'its error'],
      },
      learning: { title: 'Log-likelihood', columns: ['update', '⟨ln p⟩ (nats per picture)'] },
    },
  },
};
