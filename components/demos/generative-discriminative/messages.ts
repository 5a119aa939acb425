/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'Describe both classes, or only the border',
    asks: 'What does describing the points buy, and when does it cost?',
    step: 'training set',
    steps: 'training sets',
    classes: ['class 0', 'class 1'],
    params: {
      points: { label: 'Points' },
      model: {
        label: 'The generative model assumes',
        naive: 'independent features',
        shared: 'one covariance',
        help: 'Both: bells of the same shape in each class.',
      },
      twist: {
        label: 'Twist of the ten features',
        none: 'none',
        correlation: 'correlation',
        outliers: 'outliers',
      },
      amount: {
        label: 'How much',
        help: 'Up to a correlation of 0.9 in five features, or a fifth of class 1 far out.',
      },
      seen: { label: 'Shown of a point', both: 'both features', x1: 'x₁ only' },
      pen: { label: 'Pen', zero: 'class 0', one: 'class 1', erase: 'erase' },
    },
    presets: {
      right: 'Bells',
      correlation: 'Correlated',
      outliers: 'Outliers',
      covariance: 'Correlated, known',
    },
    readouts: {
      small: (name: string) => `${name}, error with 16 examples`,
      large: (name: string) => `${name}, error with 2,048 examples`,
      generative: 'generative',
      discriminative: 'discriminative',
      at: (name: string, n: string) => `${name}, n = ${n}`,
    },
    source: 'at best',
    predict: {
      question:
        'Ten features; in each class five of them rise and fall together, but the generative model takes all as independent. Who makes fewer errors after 16 examples, and who after 2,048?',
      options: {
        gg: 'the generative one both times',
        gd: 'the generative one first, the discriminative one later',
        dg: 'the discriminative one first, the generative one later',
        dd: 'the discriminative one both times',
      },
      explain: (small: [string, string], large: [string, string]) =>
        `16 examples: generative ${small[0]}, discriminative ${small[1]}; 2,048 examples: ${large[0]} and ${large[1]}. A wrong assumption still steadies a guess from few examples, but it stays wrong with many. Without the twist (“Bells”) the generative model never falls behind.`,
    },
    describe: {
      none: 'Paint points of both classes.',
      painted: (n: number, generative: number, discriminative: number, hidden: boolean) =>
        `Of your ${n} points the generative model${hidden ? ', which sees x₁ only,' : ''} calls ${generative} wrongly, the discriminative one ${discriminative}.`,
      curves: (small: string, large: string) =>
        small === large
          ? `With ten features the ${small} one errs less after 16 examples as well as after 2,048.`
          : `With ten features the ${small} one errs less after 16 examples, the ${large} one after 2,048.`,
      close: (small: string) =>
        `With ten features the ${small} one errs less after 16 examples; after 2,048 they hardly differ.`,
    },
    buttons: {
      make: 'Make new points',
      forget: 'Take them away',
      hide: 'Hide x₂',
      reason:
        'Not possible here: p(class | x) says nothing about where points lie, so it can neither make one nor average over an x₂ it does not see.',
      group: { generative: 'Generative model', discriminative: 'Discriminative model' },
    },
    plots: {
      generative: {
        label: 'Your points, the bell of each class, new points made from them, and the border they imply',
        title: 'p(x, class)',
        made: 'made',
        hidden: 'x₂ hidden',
      },
      discriminative: {
        label: 'Your points and the border that logistic regression finds',
        title: 'p(class | x)',
      },
      x: 'x₁',
      y: 'x₂',
      empty: 'Paint points of both classes',
      wrong: (count: number, n: number) => `${count} of ${n} wrong`,
      errors: {
        label: 'Error against the number of examples for both models, with the spread over training sets',
        x: 'examples n, ten features',
        y: 'error',
        bayes: 'at best',
        generative: 'generative',
        discriminative: 'discriminative',
        covered: 'first your prediction',
      },
    },
    tables: {
      errors: {
        title: 'Error against examples, ten features',
        columns: [
          'examples n',
          'generative',
          '± standard error',
          'spread over training sets',
          'discriminative',
          '± standard error',
          'spread over training sets',
          'training sets',
        ],
      },
      points: { title: 'Points', columns: ['x₁', 'x₂', 'class', 'made by the model'] },
      bells: {
        title: 'The generative model',
        columns: ['class', 'share', 'mean x₁', 'mean x₂', 'variance x₁', 'variance x₂', 'covariance'],
      },
      borders: { title: 'Borders b + w·x = 0', columns: ['model', 'b', 'w₁', 'w₂', 'points called wrongly'] },
    },
  },
};
