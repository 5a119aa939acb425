const percent = (share: string) => `${share} %`;

/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'Memories crowd each other out, look-alikes first',
    asks: 'How many patterns fit into a memory before it forgets?',
    turn: 'turn',
    turns: 'turns',
    params: {
      units: { label: 'Units', help: 'Switches of the memory. Pictures have 12 × 16 = 192.' },
      load: { label: 'Patterns per unit', help: 'P/N. Drag it on the axis of the plot, too.' },
      noise: {
        label: 'Flipped in the cue',
        help: 'This share of the pattern is turned before recall begins.',
      },
      rule: { label: 'Rule', hebb: 'Hebb', 'pseudo-inverse': 'pseudo-inverse', modern: 'modern' },
      patterns: { label: 'Patterns', random: 'random', pictures: 'ten pictures' },
      pictures: 'The ten pictures',
      panel: { label: 'Plot', overlap: 'overlap', recalled: 'share recalled' },
    },
    presets: {
      default: 'Random patterns',
      pictures: 'Ten digits, Hebb',
      inverse: 'Ten digits, pseudo-inverse',
      full: '784 units, nearly full',
      overfull: '784 units, too full',
      modern: 'Modern memory',
    },
    readouts: {
      overlap: 'Overlap of recall and pattern',
      recalled: 'Share of recalls with at most one unit in forty wrong',
      patterns: 'Patterns stored',
      networks: 'Networks averaged',
      kept: 'Pictures kept before the first is forgotten',
      keptRandom: 'Random patterns kept before the first is forgotten',
    },
    symbols: { overlap: 'm', recalled: 'recalled', patterns: 'P', networks: 'networks' },
    sources: { theory: 'theory, N → ∞' },
    predict: {
      question:
        'Ten digits of 192 pixels are stored one after the other with Hebb’s rule; a tenth of a digit’s pixels is flipped before it is recalled. The rule of thumb says 0.138 × 192 = 26 fit. How many can be stored before one is forgotten? And how many of ten random patterns?',
      digits: 'digits',
      random: 'random',
      explain: (digits: number, random: number) =>
        `${digits} digits fit, and ${random} of ten random patterns. The 0.138 counts patterns that have nothing in common. Digits share their strokes and their empty corners: what they share is stored again and again until it drowns what tells them apart. Switch to the pseudo-inverse, which subtracts what is shared.`,
    },
    rules: { hebb: 'Hebb', 'pseudo-inverse': 'pseudo-inverse', modern: 'modern' },
    plots: {
      curve: {
        label: 'Recall against the number of stored patterns per unit, measured and from theory',
        labelPictures: 'Recall against the number of stored pictures, beside random patterns',
        x: 'patterns per unit P/N',
        xPictures: 'patterns stored',
        overlap: 'overlap with the pattern',
        recalled: 'share recalled',
        theory: 'theory, N → ∞',
        limit: '0.138',
        cue: 'the cue',
        random: 'random patterns',
        randomHebb: 'random patterns: 26 fit, says the theory',
        pictures: 'your pictures',
        handle: 'patterns per unit',
      },
      outcomes: {
        label: 'How often each final overlap came',
        x: 'overlap at the end',
        y: 'share of recalls',
        wait: 'no recall yet',
        cue: 'cue',
      },
      sheet: {
        label: 'The stored pictures, and below each what comes back',
        waiting: '…',
        right: '✓',
        wrong: '✗',
        picture: (k: number) => `Picture ${k}`,
        pixel: (column: number, row: number, on: boolean) =>
          `column ${column}, row ${row}, ${on ? 'ink' : 'empty'}`,
        help: 'Above, what is stored: paint on it. Below, what comes back; vermilion pixels are wrong.',
      },
    },
    describe: {
      storing: (share: string, count: number) =>
        `The pseudo-inverse of ${count} patterns is being built: ${percent(share)} done.`,
      measured: (count: number, units: number, rule: string, overlap: string, recalled: string) =>
        `${count} ${count === 1 ? 'pattern' : 'patterns'} in ${units} units, ${rule}: recall ends at an overlap of ${overlap}, and ${percent(recalled)} come back.`,
      below: 'The memory is below its limit of 0.138.',
      above: 'The memory is beyond its limit of 0.138, and what comes back is nobody’s pattern.',
      near: 'Near 0.138 a memory of this size fails pattern by pattern: only an endless one has a sharp edge.',
      pictures: (right: number, stored: number, rule: string) =>
        `${right} of ${stored} stored pictures come back with ${rule}.`,
      kept: (pictures: number, random: number) =>
        `Stored one after the other, ${pictures} fit before the first is forgotten; of random patterns ${random}.`,
      repeated: (a: number, b: number, negative: boolean) =>
        `Picture ${a} is ${negative ? 'the negative of' : 'the same as'} picture ${b}: the memory cannot tell them apart.`,
      uniform: (k: number) =>
        `Picture ${k} has one colour only: it is stored as any other, with its negative.`,
      waiting: (count: number) => `${count} patterns are stored; the first recalls are under way.`,
    },
    tables: {
      curve: {
        title: 'Recall against load',
        columns: [
          'patterns',
          'rule',
          'P',
          'P/N',
          'networks',
          'overlap m',
          'error',
          'share recalled',
          'error',
          'theory m',
        ],
      },
      outcomes: { title: 'Final overlaps at your load', columns: ['from', 'to', 'recalls'] },
      pictures: { title: 'What came back', columns: ['picture', 'stored', 'overlap', 'right'] },
      yes: 'yes',
      no: 'no',
    },
  },
};
