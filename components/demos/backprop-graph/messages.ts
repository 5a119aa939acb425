/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'Every derivative at once, by walking back',
    asks: 'How does one walk back through a computation give the derivative by every number in it?',
    step: 'line',
    steps: 'lines',
    params: {
      graph: {
        label: 'Program',
        help: 'Click a value in the graph to change it.',
        neuron: 'one neuron',
        layer: 'one hidden layer',
        oscillator: 'wave function: oscillator',
        hydrogen: 'wave function: hydrogen',
        gaussian: 'wave function: Gaussian for hydrogen',
      },
      way: {
        label: 'Derivatives by',
        help: 'Reverse: one pass back for all. Forward: one pass for each.',
        reverse: 'reverse mode',
        forward: 'forward mode',
      },
      bend: {
        label: 'Activation',
        identity: 'none',
        sigmoid: 'sigmoid',
        tanh: 'tanh',
        relu: 'ReLU',
      },
      h: { label: 'Step of the difference', help: 'Drag it in the plot of the errors.' },
      x: { label: 'Input' },
      y: { label: 'Target' },
      w: { label: 'Weight' },
      b: { label: 'Bias' },
      layer: { label: 'Rest of the hidden layer', help: 'v₁, w₂, b₂, v₂, c.' },
      alpha: { label: 'Parameter of the wave function' },
      r: { label: 'Distance from the nucleus' },
      chosen: { label: 'Line looked at', help: 'Counted from 0; −1 follows the steps.' },
      panel: { label: 'Lower right plot', differences: 'Finite differences', operations: 'Operations' },
    },
    presets: {
      neuron: 'One neuron',
      talk: 'The linear neuron',
      saturated: 'Saturated',
      layer: 'Hidden layer',
      wave: 'Wave function',
      difference: 'Finite difference',
    },
    readouts: {
      dCdw: { label: 'Derivative by the weight, or by α of a wave function', cost: '∂C/∂w', wave: '∂ψ/∂α' },
      dCdb: {
        label: 'Derivative by the bias, or by the place of a wave function',
        cost: '∂C/∂b',
        wave: '∂ψ/∂x',
      },
      waveRadial: '∂ψ/∂r',
      layer: { dCdw: '∂C/∂w₁', dCdb: '∂C/∂b₁' },
      source: 'closed form',
      curvature: 'ψ″',
      energy: 'local energy −½ψ″/ψ + V',
      cost: 'C',
      psi: 'ψ',
    },
    predict: {
      question:
        'A sigmoid neuron: x = 3, w = 1, b = −3, so z = 0, a = ½ and σ′ = ¼; the target is y = 2x + 1 = 7. Work out both derivatives of C = ½(a − y)².',
      w: '∂C/∂w',
      b: '∂C/∂b',
      right:
        'Back from C: the error a − y = −6.5, through the sigmoid times σ′ = ¼, is δ = −1.625. The bias feels δ; the weight feels δ times what came in, x = 3.',
      because:
        'Walk back from C: times a − y = −6.5, times σ′ = ¼; that is all for b, and times x = 3 for w.',
      skipped: {
        x: (name: string) => `In ${name} the edge from u to w was skipped: times x = 3.`,
        bend: (name: string) => `In ${name} the edge through the sigmoid was skipped: times σ′(z) = ¼.`,
        error: (name: string) => `In ${name} the first edge was skipped: C changes with a by a − y = −6.5.`,
        half: (name: string) => `In ${name} the ½ of the cost stayed: it cancels the 2 of the square.`,
        sign: (name: string) => `${name} has the wrong sign: the error is a − y, not y − a.`,
        swapped: (name: string) => `${name} got a factor x too many: b is added as it is.`,
      },
    },
    describe: {
      start: (name: string, steps: number) =>
        `${name}: the inputs have their values; ${steps} lines are to be handled.`,
      value: (line: string, value: string) => `Forward: ${line} is ${value}.`,
      tangent: (line: string, value: string, by: string, slope: string) =>
        `Forward along ${by}: ${line} is ${value} and changes by ${slope} for each unit of ${by}.`,
      seed: (line: string) => `The way back starts: ${line} changes by 1 for each unit of itself.`,
      back: (line: string, operands: string) => `Back: ${line} hands its derivative on to ${operands}.`,
      ended: (list: string) => `All derivatives are known: ${list}.`,
      starved: 'The sigmoid is flat here: hardly anything of the error passes through it.',
      energy: (energy: string, exact: string) =>
        `The local energy read from the tape is ${energy}; the closed form says ${exact}.`,
      graph: {
        neuron: 'One neuron',
        layer: 'One hidden layer',
        oscillator: 'The oscillator’s trial wave function',
        hydrogen: 'Hydrogen’s trial wave function',
        gaussian: 'A Gaussian trial wave function for hydrogen',
      },
    },
    plots: {
      graph: {
        label: 'The program as a graph: values go forward, derivatives come back',
        values: 'Values of the graph: arrow keys move between them, Enter edits',
        node: (name: string, value: string, derivative: string) =>
          `${name}${value ? ` = ${value}` : ', not known yet'}${derivative ? `, ${derivative}` : ''}`,
        edit: (name: string) => `new value of ${name}`,
        refused: (name: string, value: string) => `No single input can make ${name} equal to ${value}.`,
        moved: (name: string, value: string, carrier: string) => `${name} = ${value}, because ${carrier}.`,
        forward: 'values →',
        back: (output: string) => `← derivatives of ${output}`,
        along: (name: string, pass: number, passes: number) =>
          `derivatives by ${name}: pass ${pass} of ${passes}`,
        twice: (name: string, pass: number, passes: number) =>
          `first and second by ${name}: pass ${pass} of ${passes}`,
        backTwice: (output: string, name: string) => `← derivatives of ${output}, below: of those by ${name}`,
      },
      differences: {
        label: 'Error of difference quotients against the step h, with the two causes',
        x: 'step h',
        y: 'error',
        of: (symbol: string) => `error of ${symbol}`,
        forward: '(f(x+h) − f(x))/h',
        central: '(f(x+h) − f(x−h))/2h',
        second: 'second difference',
        truncation: { forward: '~ h', central: '~ h²', second: '~ h²' },
        rounding: { first: 'rounding ~ 1/h', second: 'rounding ~ 1/h²' },
        handle: 'step h of the difference',
        none: 'exact but for rounding',
      },
      operations: {
        label: 'Operations for all derivatives against the number of weights',
        x: 'weights of a hidden layer',
        y: 'operations',
        value: 'the value alone',
        reverse: 'reverse',
        forward: 'forward',
        here: 'this program',
        note: (reverse: string, forward: string) =>
          `here: reverse ${reverse}, forward ${forward} evaluations`,
      },
    },
    listing: {
      legend: 'The program line by line: choose a line to see it in the graph',
      forward: 'Forward',
      back: 'Back',
      tangent: 'Derivatives by',
      start: 'Press play: each step handles one line.',
      given: (name: string, value: string) => `${name} = ${value} is given.`,
      seed: (output: string) => `∂${output}/∂${output} = 1`,
      chain: {
        w: (error: string, slope: string, x: string, result: string) =>
          `∂C/∂w = (a − y) σ′(z) x = ${error}·${slope}·${x} = ${result}`,
        b: (error: string, slope: string, result: string) =>
          `∂C/∂b = (a − y) σ′(z) = ${error}·${slope} = ${result}`,
      },
    },
    tables: {
      lines: {
        title: 'Lines of the program',
        columns: ['line', 'code', 'value', 'first derivative', 'second derivative'],
      },
      gradient: { title: 'Derivatives of the output', columns: ['by', 'from the tape', 'closed form'] },
      differences: {
        title: 'Errors of difference quotients',
        columns: ['quotient', 'h', 'error', 'by the Taylor series', 'by rounding'],
      },
      operations: {
        title: 'Operations for a hidden layer',
        columns: ['weights', 'value alone', 'all derivatives, reverse', 'all derivatives, forward'],
      },
      unknown: '–',
    },
  },
};
