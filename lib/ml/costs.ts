import { exp, log, log1p } from '@/lib/math';

/**
 * What a network shall make small: the mean over the samples of a cost summed over the outputs f_k.
 *
 * `squared`: Σ ½(f − y)². `huber`: the same up to |f − y| = 1 and |f − y| − ½ beyond. `crossEntropy`: −ln of the
 * probability given to the truth, f being one log-odds (y = 0 or 1) or several unnormalised log-probabilities (y adds
 * to 1).
 */
export type Cost = 'squared' | 'huber' | 'crossEntropy';

export const COSTS: readonly Cost[] = ['squared', 'huber', 'crossEntropy'];

/**
 * Cost of one sample and its derivatives.
 *
 * @param values holds the outputs f_k from `at` on, each `stride` behind the one before
 * @param targets holds y_k from `y` on
 * @param scale factor of the derivatives (1/n for the mean over n samples)
 * @param delta receives scale · ∂C/∂f_k, laid out like `values`
 */
export function sampleCost(
  cost: Cost,
  outputs: number,
  values: Float64Array,
  at: number,
  stride: number,
  targets: Float64Array,
  y: number,
  scale: number,
  delta: Float64Array,
): number {
  if (cost === 'crossEntropy') {
    return outputs === 1
      ? logistic(values, at, targets[y], scale, delta)
      : softmax(outputs, values, at, stride, targets, y, scale, delta);
  }
  let sum = 0;
  for (let k = 0, i = at; k < outputs; k++, i += stride) {
    const residual = values[i] - targets[y + k];
    if (cost === 'squared' || Math.abs(residual) <= 1) {
      sum += 0.5 * residual * residual;
      delta[i] = scale * residual;
    } else {
      sum += Math.abs(residual) - 0.5;
      delta[i] = residual < 0 ? -scale : scale;
    }
  }
  return sum;
}

/** ln(1 + e^f) − y f. */
function logistic(values: Float64Array, at: number, y: number, scale: number, delta: Float64Array): number {
  const f = values[at];
  const e = exp(-Math.abs(f));
  const probability = f < 0 ? e / (1 + e) : 1 / (1 + e);
  delta[at] = scale * (probability - y);
  return Math.max(0, f) + log1p(e) - y * f;
}

/** ln Σ e^(f_k) − Σ y_k f_k. */
function softmax(
  outputs: number,
  values: Float64Array,
  at: number,
  stride: number,
  targets: Float64Array,
  y: number,
  scale: number,
  delta: Float64Array,
): number {
  let top = values[at];
  for (let k = 1; k < outputs; k++) if (values[at + k * stride] > top) top = values[at + k * stride];
  let sum = 0;
  let cost = top;
  for (let k = 0, i = at; k < outputs; k++, i += stride) {
    const e = exp(values[i] - top);
    sum += e;
    delta[i] = e;
    cost -= targets[y + k] * values[i];
  }
  for (let k = 0, i = at; k < outputs; k++, i += stride) {
    delta[i] = scale * (delta[i] / sum - targets[y + k]);
  }
  return cost + log(sum);
}

/** Probabilities of the classes from one log-odds (two classes, the second's probability) or from several outputs, in place. */
export function probabilities(f: Float64Array): Float64Array {
  let top = f.length === 1 ? 0 : f[0];
  for (const v of f) if (v > top) top = v;
  let sum = f.length === 1 ? exp(-top) : 0;
  for (let k = 0; k < f.length; k++) {
    f[k] = exp(f[k] - top);
    sum += f[k];
  }
  for (let k = 0; k < f.length; k++) f[k] /= sum;
  return f;
}
