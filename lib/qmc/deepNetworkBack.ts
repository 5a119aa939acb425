import { poolScales } from './deepNetwork';
import type { DeepLayout, DeepShape, DeepSpace } from './deepSpace';
import { ELECTRON_FEATURES } from './distanceFeatures';
import { addWeighedBack, linearBack, scaleAdjoints } from './jetRows';

/** ∂/∂a of every layer of one configuration, for the way back. */
export interface DeepAdjoints {
  pairHidden: Float64Array;
  messages: Float64Array;
  electrons: Float64Array;
  electronHidden: Float64Array;
  outputs: Float64Array;
  pooled: Float64Array;
  poolHidden: Float64Array;
  /** Given: ∂/∂U, ∂/∂η and ∂/∂ζ. */
  u: Float64Array;
  eta: Float64Array;
  zeta: Float64Array;
}

export function createDeepAdjoints(space: DeepSpace): DeepAdjoints {
  const like = ({ count, size }: { count: number; size: number }) => new Float64Array(count * size);
  return {
    pairHidden: like(space.pairHidden),
    messages: like(space.messages),
    electrons: like(space.electrons),
    electronHidden: like(space.electronHidden),
    outputs: like(space.outputs),
    pooled: like(space.pooled),
    poolHidden: like(space.poolHidden),
    u: new Float64Array(1),
    eta: like(space.eta),
    zeta: like(space.zeta),
  };
}

/**
 * Reverse mode: from the adjoints of U, η and ζ to the derivatives with respect to all parameters, added to out[at], …
 *
 * @param space values of the last pass forward, width 1.
 */
export function deepBack(
  theta: Float64Array,
  shape: DeepShape,
  layout: DeepLayout,
  space: DeepSpace,
  adjoints: DeepAdjoints,
  out: Float64Array,
  at: number,
): void {
  const { pairHidden, messages, electrons, electronHidden, outputs, pooled, poolHidden } = adjoints;
  const { slopes } = space;
  const scales = poolScales(shape.electrons);
  clear(adjoints);
  const hiddenReadout = layout.readout + pooled.length;
  addWeighedBack(theta, layout.readout, space.pooled, adjoints.u, out, at + layout.readout, pooled);
  addWeighedBack(theta, hiddenReadout, space.poolHidden, adjoints.u, out, at + hiddenReadout, poolHidden);
  scaleAdjoints(poolHidden, slopes.poolHidden);
  linearBack(theta, layout.pool, space.pooled, poolHidden, out, at + layout.pool, pooled);
  spread(shape, pooled, 0, scales.electron, outputs);
  spread(shape, pooled, shape.features, scales.pair, messages);
  if (shape.backflow) {
    addWeighedBack(theta, layout.eta, space.messages, adjoints.eta, out, at + layout.eta, messages);
    addWeighedBack(theta, layout.zeta, space.outputs, adjoints.zeta, out, at + layout.zeta, outputs);
  }
  scaleAdjoints(outputs, slopes.outputs);
  linearBack(
    theta,
    layout.electronOut,
    space.electronHidden,
    outputs,
    out,
    at + layout.electronOut,
    electronHidden,
  );
  scaleAdjoints(electronHidden, slopes.electronHidden);
  linearBack(
    theta,
    layout.electronIn,
    space.electrons,
    electronHidden,
    out,
    at + layout.electronIn,
    electrons,
  );
  returnMessages(shape, electrons, scales.message, messages);
  scaleAdjoints(messages, slopes.messages);
  linearBack(theta, layout.pairOut, space.pairHidden, messages, out, at + layout.pairOut, pairHidden);
  scaleAdjoints(pairHidden, slopes.pairHidden);
  linearBack(theta, layout.pairIn, space.pairs, pairHidden, out, at + layout.pairIn);
}

function clear(adjoints: DeepAdjoints): void {
  adjoints.pairHidden.fill(0);
  adjoints.messages.fill(0);
  adjoints.electrons.fill(0);
  adjoints.electronHidden.fill(0);
  adjoints.outputs.fill(0);
  adjoints.pooled.fill(0);
  adjoints.poolHidden.fill(0);
}

/** Back through a sum over items: each gets the adjoints of the sum. */
function spread(
  { features }: DeepShape,
  pooled: Float64Array,
  first: number,
  scale: number,
  adjoints: Float64Array,
): void {
  for (let item = 0; item < adjoints.length; item += features) {
    for (let f = 0; f < features; f++) adjoints[item + f] += scale * pooled[first + f];
  }
}

/** Back through the sums of messages: that of a pair went to both of its electrons. */
function returnMessages(
  { electrons: n, features }: DeepShape,
  electrons: Float64Array,
  scale: number,
  messages: Float64Array,
): void {
  const size = ELECTRON_FEATURES + features;
  for (let i = 1, pair = 0; i < n; i++) {
    for (let j = 0; j < i; j++, pair++) {
      for (let f = 0; f < features; f++) {
        const row = ELECTRON_FEATURES + f;
        messages[pair * features + f] += scale * (electrons[i * size + row] + electrons[j * size + row]);
      }
    }
  }
}
