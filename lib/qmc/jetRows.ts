/**
 * Networks whose every intermediate carries its derivatives along: value, gradient and Laplacian of the result then come
 * out together, in one pass forward ("forward Laplacian": R. Li et al., Nat. Mach. Intell. 6, 209, 2024).
 *
 * A row is [value, ∂₁, …, ∂_D, ∇²] of one neuron, or [value] alone where no derivatives are wanted.
 */
export interface JetRows {
  /** Independent items: pairs, particles, or one. */
  count: number;
  /** Rows of one item. */
  size: number;
  /** Numbers in a row: D + 2, or 1. */
  width: number;
  /** Item after item, row after row. */
  data: Float64Array;
}

export function createJetRows(count: number, size: number, width: number): JetRows {
  return { count, size, width, data: new Float64Array(count * size * width) };
}

/** Weights W (outputs × inputs, row by row), then the bias b. */
export function layerParameters(inputs: number, outputs: number): number {
  return (inputs + 1) * outputs;
}

/**
 * z = W a + b for every item: linear, so the derivatives go through W as the values do, and only the values meet b.
 *
 * @param at where the layer's parameters begin in θ.
 */
export function linear(theta: Float64Array, at: number, input: JetRows, output: JetRows): void {
  const { width, size: inputs } = input;
  const outputs = output.size;
  const bias = at + inputs * outputs;
  const a = input.data;
  const z = output.data;
  for (let item = 0; item < input.count; item++) {
    const from = item * inputs * width;
    for (let o = 0; o < outputs; o++) {
      const to = (item * outputs + o) * width;
      const w = at + o * inputs;
      if (width === 1) {
        let sum = theta[bias + o];
        for (let i = 0; i < inputs; i++) sum += theta[w + i] * a[from + i];
        z[to] = sum;
      } else {
        weighRows(theta, w, inputs, a, from, z, to, width);
        z[to] += theta[bias + o];
      }
    }
  }
}

/** One row as a weighted sum of rows; two rows of the input at a time save half of the stores. */
function weighRows(
  theta: Float64Array,
  w: number,
  inputs: number,
  a: Float64Array,
  from: number,
  z: Float64Array,
  to: number,
  width: number,
): void {
  let i = inputs & 1;
  const first = i === 1 ? theta[w] : 0;
  for (let k = 0; k < width; k++) z[to + k] = first * a[from + k];
  for (; i < inputs; i += 2) {
    const one = theta[w + i];
    const two = theta[w + i + 1];
    const row = from + i * width;
    for (let k = 0; k < width; k++) z[to + k] += one * a[row + k] + two * a[row + width + k];
  }
}

/** Adds w · a to the one row of each item of `output`: a linear layer to one neuron, without bias. */
export function addWeighed(theta: Float64Array, at: number, input: JetRows, output: JetRows): void {
  const { width, size, data } = input;
  for (let item = 0; item < input.count; item++) {
    for (let i = 0; i < size; i++) {
      const weight = theta[at + i];
      const row = (item * size + i) * width;
      for (let k = 0; k < width; k++) output.data[item * width + k] += weight * data[row + k];
    }
  }
}

/** Back through `addWeighed`: adjoints of the one row of each item in, those of its inputs and of the weights out. */
export function addWeighedBack(
  theta: Float64Array,
  at: number,
  input: JetRows,
  adjoints: Float64Array,
  out: Float64Array,
  outAt: number,
  inputAdjoints: Float64Array,
): void {
  const { size, data } = input;
  for (let item = 0; item < input.count; item++) {
    const adjoint = adjoints[item];
    for (let i = 0; i < size; i++) {
      out[outAt + i] += adjoint * data[item * size + i];
      inputAdjoints[item * size + i] += adjoint * theta[at + i];
    }
  }
}

/**
 * a = z/√(1 + z²) in place: smooth and bounded like tanh, for the price of a square root. Derivatives: a′ = s³ and
 * a″ = −3 a s⁴ with s = 1/√(1 + z²).
 *
 * @param slopes receives a′, one per neuron, for the way back.
 */
export function activate({ width, data }: JetRows, slopes: Float64Array): void {
  for (let row = 0, neuron = 0; row < data.length; row += width, neuron++) {
    const z = data[row];
    const s = 1 / Math.sqrt(1 + z * z);
    const slope = s * s * s;
    data[row] = z * s;
    slopes[neuron] = slope;
    if (width === 1) continue;
    const last = row + width - 1;
    let square = 0;
    for (let k = row + 1; k < last; k++) {
      square += data[k] * data[k];
      data[k] *= slope;
    }
    data[last] = slope * data[last] - 3 * z * slope * s * s * square;
  }
}

/** Multiplies ∂/∂a by a′: the adjoints of an activation's input. */
export function scaleAdjoints(adjoints: Float64Array, slopes: Float64Array): void {
  for (let i = 0; i < adjoints.length; i++) adjoints[i] *= slopes[i];
}

/**
 * Back through z = W a + b: adds ∂/∂W and ∂/∂b to `out`, and Wᵀ ∂/∂z to the adjoints of the input.
 *
 * @param input values only, width 1.
 * @param at where the layer's parameters begin in θ; in `out` they begin at `outAt`.
 * @param inputAdjoints left out where nothing below has parameters.
 */
export function linearBack(
  theta: Float64Array,
  at: number,
  input: JetRows,
  adjoints: Float64Array,
  out: Float64Array,
  outAt: number,
  inputAdjoints?: Float64Array,
): void {
  const inputs = input.size;
  const outputs = adjoints.length / input.count;
  const bias = inputs * outputs;
  for (let item = 0; item < input.count; item++) {
    const from = item * inputs;
    for (let o = 0; o < outputs; o++) {
      const adjoint = adjoints[item * outputs + o];
      const w = o * inputs;
      out[outAt + bias + o] += adjoint;
      for (let i = 0; i < inputs; i++) out[outAt + w + i] += adjoint * input.data[from + i];
      if (inputAdjoints) {
        for (let i = 0; i < inputs; i++) inputAdjoints[from + i] += adjoint * theta[at + w + i];
      }
    }
  }
}
