/**
 * A network as a web of objects, one for each neuron and each connection: the design of TensorFlow Playground, written
 * anew. The same arithmetic as `lib/ml/ffnn.ts` with tanh everywhere and ½(f − y)², example by example.
 */
import type { Network } from '@/lib/ml/ffnn';

class Neuron {
  inputs: Connection[] = [];
  outputs: Connection[] = [];
  bias = 0;
  sum = 0;
  output = 0;
  outputSlope = 0;
  sumSlope = 0;
  accumulated = 0;
  examples = 0;

  updateOutput(): number {
    this.sum = this.bias;
    for (let i = 0; i < this.inputs.length; i++) {
      const link = this.inputs[i];
      this.sum += link.weight * link.source.output;
    }
    this.output = tanh.output(this.sum);
    return this.output;
  }
}

class Connection {
  errorSlope = 0;
  accumulated = 0;
  examples = 0;
  constructor(
    readonly source: Neuron,
    readonly target: Neuron,
    public weight: number,
  ) {
    source.outputs.push(this);
    target.inputs.push(this);
  }
}

interface ActivationFunction {
  output(x: number): number;
  slope(x: number): number;
}

/** As the original does it, the slope computes the function once more. */
const tanh: ActivationFunction = {
  output: Math.tanh,
  slope: (x) => {
    const output = tanh.output(x);
    return 1 - output * output;
  },
};

export type ObjectNetwork = Neuron[][];

/** Objects with the weights of a flat θ. */
export function buildObjects({ sizes }: Network, theta: Float64Array): ObjectNetwork {
  const layers = sizes.map((size) => Array.from({ length: size }, () => new Neuron()));
  let at = 0;
  for (let l = 1; l < sizes.length; l++) {
    for (const target of layers[l]) {
      for (const source of layers[l - 1]) new Connection(source, target, theta[at++]);
    }
    for (const target of layers[l]) target.bias = theta[at++];
  }
  return layers;
}

/** Weights and biases as a flat θ. */
export function flatten(layers: ObjectNetwork): Float64Array {
  return Float64Array.from(
    layers
      .slice(1)
      .flatMap((layer) => [
        ...layer.flatMap((neuron) => neuron.inputs.map(({ weight }) => weight)),
        ...layer.map(({ bias }) => bias),
      ]),
  );
}

export function forward(layers: ObjectNetwork, inputs: Float64Array, at: number): void {
  for (let i = 0; i < layers[0].length; i++) layers[0][i].output = inputs[at + i];
  for (let l = 1; l < layers.length; l++) {
    for (let j = 0; j < layers[l].length; j++) layers[l][j].updateOutput();
  }
}

/** Derivatives of one example, added to what has been accumulated. */
export function backward(layers: ObjectNetwork, targets: Float64Array, at: number): void {
  const last = layers[layers.length - 1];
  for (let k = 0; k < last.length; k++) last[k].outputSlope = last[k].output - targets[at + k];
  for (let l = layers.length - 1; l >= 1; l--) {
    const layer = layers[l];
    for (let j = 0; j < layer.length; j++) {
      const neuron = layer[j];
      neuron.sumSlope = neuron.outputSlope * tanh.slope(neuron.sum);
      neuron.accumulated += neuron.sumSlope;
      neuron.examples++;
    }
    for (let j = 0; j < layer.length; j++) {
      const neuron = layer[j];
      for (let i = 0; i < neuron.inputs.length; i++) {
        const link = neuron.inputs[i];
        link.errorSlope = neuron.sumSlope * link.source.output;
        link.accumulated += link.errorSlope;
        link.examples++;
      }
    }
    if (l === 1) continue;
    const below = layers[l - 1];
    for (let j = 0; j < below.length; j++) {
      const neuron = below[j];
      neuron.outputSlope = 0;
      for (let i = 0; i < neuron.outputs.length; i++) {
        const link = neuron.outputs[i];
        neuron.outputSlope += link.weight * link.target.sumSlope;
      }
    }
  }
}

/** Gradient descent with the mean of what was accumulated. */
export function update(layers: ObjectNetwork, learningRate: number): void {
  for (let l = 1; l < layers.length; l++) {
    for (const neuron of layers[l]) {
      if (neuron.examples > 0) {
        neuron.bias -= (learningRate * neuron.accumulated) / neuron.examples;
        neuron.accumulated = 0;
        neuron.examples = 0;
      }
      for (const link of neuron.inputs) {
        if (link.examples === 0) continue;
        link.weight -= (learningRate / link.examples) * link.accumulated;
        link.accumulated = 0;
        link.examples = 0;
      }
    }
  }
}

/** One epoch over the rows in their order. */
export function trainObjects(
  layers: ObjectNetwork,
  inputs: Float64Array,
  targets: Float64Array,
  batch: number,
  learningRate: number,
): void {
  const inputWidth = layers[0].length;
  const targetWidth = layers[layers.length - 1].length;
  const n = inputs.length / inputWidth;
  for (let i = 0; i < n; i++) {
    forward(layers, inputs, i * inputWidth);
    backward(layers, targets, i * targetWidth);
    if ((i + 1) % batch === 0 || i + 1 === n) update(layers, learningRate);
  }
}
