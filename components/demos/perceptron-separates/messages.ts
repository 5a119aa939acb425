/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A perceptron learns from its mistakes only',
    asks: 'How many mistakes does it make before it makes none, and what if no line will do?',
    correction: 'correction',
    corrections: 'corrections',
    classes: ['class −', 'class +'],
    params: {
      points: { label: 'Points' },
      order: {
        label: 'Looks at the points',
        cyclic: 'in turn',
        shuffled: 'shuffled each pass',
      },
      learningRate: {
        label: 'Learning rate',
        help: 'From zero weights it only stretches w: not one mistake more or less.',
      },
      pen: { label: 'Pen', minus: 'minus', plus: 'plus', erase: 'erase' },
    },
    presets: {
      separable: 'Wide gap',
      narrow: 'Narrow gap',
      and: 'AND',
      or: 'OR',
      xor: 'XOR',
      talk: 'Above y = 2x + 1',
      overlapping: 'Overlapping',
    },
    readouts: {
      mistakes: 'Mistakes corrected',
      bound: 'Largest number of mistakes, (R/γ)²',
      boundSymbol: 'at most (R/γ)²',
      noBound: 'no bound: not separable',
      wrong: 'Points on the wrong side now',
      pocket: 'Fewest so far, kept in the pocket',
      pocketSymbol: 'fewest so far',
    },
    predict: {
      question:
        'Four points, the corners of a square, with opposite corners in the same class (XOR). When does the perceptron stop correcting itself?',
      options: {
        soon: 'after fewer than 20 corrections',
        late: 'after a few hundred',
        never: 'never',
      },
      explain: (period: number, wrong: number) =>
        `No line has both pairs of corners on its two sides, so each pass finds a mistake. ${
          period > 0
            ? `Every ${period} corrections the very same weights return: it goes round for ever. `
            : ''
        }The best line it met on the way leaves ${wrong} of the 4 points wrong.`,
    },
    describe: {
      empty: 'No points: set some of both classes.',
      start: (n: number) => `${n} points, all weights zero: every point counts as a mistake.`,
      now: (mistakes: number, wrong: number, n: number) =>
        `After ${mistakes} ${mistakes === 1 ? 'correction' : 'corrections'} ${wrong} of ${n} points ${wrong === 1 ? 'lies' : 'lie'} on the wrong side.`,
      settled: (mistakes: number) =>
        `Settled after ${mistakes} ${mistakes === 1 ? 'correction' : 'corrections'}: no point lies on the wrong side.`,
      bound: (bound: string) => `Novikoff’s bound allows ${bound}.`,
      none: 'No line separates these classes, so nothing bounds the mistakes.',
      round: (period: number) =>
        period === 1
          ? 'The same weights have returned after 1 correction: it will never settle.'
          : `The same weights have returned after ${period} corrections: it will never settle.`,
    },
    rule: {
      before: 'Press step: the first point that is called wrongly is corrected.',
      point: 'point',
      label: 'The last correction in numbers',
    },
    plots: {
      plane: {
        label: 'The points, the line before and after the last correction, and the corrected point',
        x: 'x₁',
        y: 'x₂',
        w: 'w',

        now: 'the line now',
        pocket: 'fewest mistakes',
      },
      proof: {
        label: 'Length of the weights against corrections, between the two limits of the proof',
        x: 'corrections k',
        y: '|(b, w)|',
        floor: 'at least ηkγ',
        ceiling: 'at most ηR√k',
        walk: 'the weights',
        meet: '(R/γ)²',
        none: 'γ = 0: no floor, no bound',
      },
    },
    tables: {
      points: { title: 'Points', columns: ['x₁', 'x₂', 'class y', 'y (b + w·x)'] },
      weights: { title: 'Weights', columns: ['weight', 'before', 'now', 'fewest mistakes'] },
      trace: {
        title: 'Length of the weights',
        columns: ['corrections k', '|(b, w)|', 'at least ηkγ', 'at most ηR√k'],
      },
    },
  },
};
