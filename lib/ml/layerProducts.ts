/**
 * The three matrix products of a layer, for a batch laid out in panels of four samples.
 *
 * A batch of `size` numbers a sample is stored as [panel][unit][lane]: sample s, unit i stands at
 * ((s ≫ 2) size + i) 4 + (s & 3). The inner loops then walk through weights and activations one after the other, and
 * keep the sums of two units times four samples in registers. Weights w_ji lie in θ row by row from `at`, the biases
 * b_j behind them.
 */
export const LANES = 4;

/** Panels that hold `count` samples. */
export function panelCount(count: number): number {
  return (count + LANES - 1) >> 2;
}

/**
 * z_j = b_j + Σ_i w_ji a_i.
 *
 * @param a activations of the layer below, `inputs` units
 * @param z receives the weighted sums of `outputs` units
 */
export function affine(
  theta: Float64Array,
  at: number,
  inputs: number,
  outputs: number,
  a: Float64Array,
  z: Float64Array,
  panels: number,
): void {
  const bias = at + inputs * outputs;
  const pairs = outputs & ~1;
  for (let j = 0; j < pairs; j += 2) {
    for (let p = 0; p < panels; p++) {
      affinePair(theta, at + j * inputs, bias + j, inputs, a, p * inputs * 4, z, (p * outputs + j) * 4);
    }
  }
  if (pairs === outputs) return;
  for (let p = 0; p < panels; p++) {
    affineOne(
      theta,
      at + pairs * inputs,
      bias + pairs,
      inputs,
      a,
      p * inputs * 4,
      z,
      (p * outputs + pairs) * 4,
    );
  }
}

function affinePair(
  theta: Float64Array,
  row: number,
  bias: number,
  inputs: number,
  a: Float64Array,
  from: number,
  z: Float64Array,
  to: number,
): void {
  let z0 = theta[bias];
  let z1 = z0;
  let z2 = z0;
  let z3 = z0;
  let y0 = theta[bias + 1];
  let y1 = y0;
  let y2 = y0;
  let y3 = y0;
  for (let i = 0, k = from; i < inputs; i++, k += 4) {
    const w = theta[row + i];
    const v = theta[row + inputs + i];
    const a0 = a[k];
    const a1 = a[k + 1];
    const a2 = a[k + 2];
    const a3 = a[k + 3];
    z0 += w * a0;
    z1 += w * a1;
    z2 += w * a2;
    z3 += w * a3;
    y0 += v * a0;
    y1 += v * a1;
    y2 += v * a2;
    y3 += v * a3;
  }
  z[to] = z0;
  z[to + 1] = z1;
  z[to + 2] = z2;
  z[to + 3] = z3;
  z[to + 4] = y0;
  z[to + 5] = y1;
  z[to + 6] = y2;
  z[to + 7] = y3;
}

function affineOne(
  theta: Float64Array,
  row: number,
  bias: number,
  inputs: number,
  a: Float64Array,
  from: number,
  z: Float64Array,
  to: number,
): void {
  let z0 = theta[bias];
  let z1 = z0;
  let z2 = z0;
  let z3 = z0;
  for (let i = 0, k = from; i < inputs; i++, k += 4) {
    const w = theta[row + i];
    z0 += w * a[k];
    z1 += w * a[k + 1];
    z2 += w * a[k + 2];
    z3 += w * a[k + 3];
  }
  z[to] = z0;
  z[to + 1] = z1;
  z[to + 2] = z2;
  z[to + 3] = z3;
}

/**
 * Adds ∂C/∂w_ji = Σ_s δ_j a_i and ∂C/∂b_j = Σ_s δ_j, s over the samples, to the gradient.
 *
 * @param delta ∂C/∂z_j; 0 in lanes that hold no sample
 */
export function addGradient(
  gradient: Float64Array,
  at: number,
  inputs: number,
  outputs: number,
  delta: Float64Array,
  a: Float64Array,
  panels: number,
): void {
  const bias = at + inputs * outputs;
  for (let j = 0; j < outputs; j++) {
    const row = at + j * inputs;
    let sum = 0;
    for (let p = 0; p < panels; p++) {
      const d = (p * outputs + j) * 4;
      const d0 = delta[d];
      const d1 = delta[d + 1];
      const d2 = delta[d + 2];
      const d3 = delta[d + 3];
      sum += d0 + d1 + (d2 + d3);
      for (let i = 0, k = p * inputs * 4; i < inputs; i++, k += 4) {
        gradient[row + i] += d0 * a[k] + d1 * a[k + 1] + (d2 * a[k + 2] + d3 * a[k + 3]);
      }
    }
    gradient[bias + j] += sum;
  }
}

/**
 * δ_i = σ′(z_i) Σ_j w_ji δ_j: the error of a layer from that of the layer above it.
 *
 * @param slopes σ′(z_i)
 * @param below receives δ_i
 */
export function propagateBack(
  theta: Float64Array,
  at: number,
  inputs: number,
  outputs: number,
  delta: Float64Array,
  slopes: Float64Array,
  below: Float64Array,
  panels: number,
): void {
  for (let p = 0; p < panels; p++) {
    for (let i = 0; i < inputs; i++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0, w = at + i, d = p * outputs * 4; j < outputs; j++, w += inputs, d += 4) {
        const weight = theta[w];
        s0 += weight * delta[d];
        s1 += weight * delta[d + 1];
        s2 += weight * delta[d + 2];
        s3 += weight * delta[d + 3];
      }
      const k = (p * inputs + i) * 4;
      below[k] = s0 * slopes[k];
      below[k + 1] = s1 * slopes[k + 1];
      below[k + 2] = s2 * slopes[k + 2];
      below[k + 3] = s3 * slopes[k + 3];
    }
  }
}
