/**
 * AssemblyScript: Langevin sweeps of walkers under a Gaussian–binary RBM, two hidden units at a time.
 * `lib/qmc/langevin.ts` with `lib/qmc/wavefunctions/rbm.ts` is the reference: the same bits.
 */
import { normal, uniform } from './chance';
import { exp, expOfTwo, log } from './functions';

let size: i32 = 0;
let hidden: i32 = 0;
/** 1/σ², and f of Ψ = P^f. */
let scale: f64 = 1;
let power: f64 = 1;

// Addresses. θ is a (M), b (H) and W (M × H), where a row of W and b have an even number of places.
let centers: usize = 0;
let biases: usize = 0;
let weights: usize = 0;
/** Bytes of a row of W. */
let row: usize = 0;
/** s_j of the trial. */
let active: usize = 0;
let trial: usize = 0;
let noise: usize = 0;
let slope: usize = 0;

let logPsi: f64 = 0;
let laplacian: f64 = 0;

export function setMachine(m: i32, h: i32, inverseVariance: f64, f: f64, room: usize): void {
  size = m;
  hidden = h;
  scale = inverseVariance;
  power = f;
  row = (((h + 1) >> 1) << 4) as usize;
  const column = (m as usize) << 3;
  centers = room;
  biases = centers + column;
  weights = biases + row;
  active = weights + (m as usize) * row;
  trial = active + row;
  noise = trial + column;
  slope = noise + column;
}

/** ln Π_j (1 + e^(z_j)) at the trial; leaves s_j. */
function activate(): f64 {
  let sum: f64 = 0;
  let product: f64 = 1;
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const factor = f64x2.splat(scale);
  const end = (size as usize) << 3;
  let left = hidden;
  for (let j: usize = 0; j < row; j += 16, left -= 2) {
    let field = zero;
    let w = weights + j;
    for (let i: usize = 0; i < end; i += 8, w += row) {
      field = f64x2.add(field, f64x2.mul(v128.load_splat<f64>(trial + i), v128.load(w)));
    }
    const z = f64x2.add(v128.load(biases + j), f64x2.mul(factor, field));
    const below = f64x2.lt(z, zero);
    const e = expOfTwo(v128.bitselect(z, f64x2.neg(z), below));
    const whole = f64x2.add(one, e);
    const s = f64x2.div(one, whole);
    v128.store(active + j, v128.bitselect(f64x2.mul(e, s), s, below));
    const above = f64x2.extract_lane(z, 0);
    if (above > 0) sum += above;
    product *= f64x2.extract_lane(whole, 0);
    if (left > 1) {
      const next = f64x2.extract_lane(z, 1);
      if (next > 0) sum += next;
      product *= f64x2.extract_lane(whole, 1);
    }
  }
  return sum + log(product);
}

/** ln|Ψ|, ∇² ln|Ψ| and the gradient at the trial. */
function evaluate(): void {
  const logHidden = activate();
  let square: f64 = 0;
  let curvature: f64 = 0;
  const end = (hidden as usize) << 3;
  let w = weights;
  for (let i: usize = 0; i < (size as usize) << 3; i += 8, w += row) {
    const distance = load<f64>(trial + i) - load<f64>(centers + i);
    square += distance * distance;
    let pull: f64 = 0;
    let bend: f64 = 0;
    for (let j: usize = 0; j < end; j += 8) {
      const weight = load<f64>(w + j);
      const push = weight * load<f64>(active + j);
      pull += push;
      bend += push * (weight - push);
    }
    curvature += bend;
    store<f64>(slope + i, power * scale * (pull - distance));
  }
  logPsi = power * (logHidden - 0.5 * scale * square);
  laplacian = power * scale * (scale * curvature - (size as f64));
}

/** O_k at the trial: `out` has no padding. */
function writeDerivatives(out: usize): void {
  const strength = power * scale;
  const end = (hidden as usize) << 3;
  const b = out + ((size as usize) << 3);
  for (let j: usize = 0; j < end; j += 8) store<f64>(b + j, power * load<f64>(active + j));
  let to = b + end;
  for (let i: usize = 0; i < (size as usize) << 3; i += 8, to += end) {
    const visible = strength * load<f64>(trial + i);
    store<f64>(out + i, visible - strength * load<f64>(centers + i));
    for (let j: usize = 0; j < end; j += 8) store<f64>(to + j, visible * load<f64>(active + j));
  }
}

/**
 * One sweep; the arguments after the first two are addresses of the walkers' lists, as in `LangevinWalkers`.
 *
 * @returns number of accepted proposals.
 */
export function sweepMachine(
  count: i32,
  timeStep: f64,
  positions: usize,
  gradients: usize,
  logPsis: usize,
  laplacians: usize,
  derivatives: usize,
): i32 {
  const column = (size as usize) << 3;
  const parameters = ((size + hidden + size * hidden) as usize) << 3;
  const root = Math.sqrt(timeStep);
  let accepted: i32 = 0;
  for (let w: i32 = 0; w < count; w++) {
    for (let i: usize = 0; i < column; i += 8) {
      const xi = normal();
      store<f64>(noise + i, xi);
      const drifted = load<f64>(positions + i) + timeStep * load<f64>(gradients + i);
      store<f64>(trial + i, drifted + root * xi);
    }
    evaluate();
    let way: f64 = 0;
    let square: f64 = 0;
    for (let i: usize = 0; i < column; i += 8) {
      const g = load<f64>(gradients + i) + load<f64>(slope + i);
      way += load<f64>(noise + i) * g;
      square += g * g;
    }
    const logRatio = 2 * (logPsi - load<f64>(logPsis)) - root * way - 0.5 * timeStep * square;
    if (logRatio >= 0 || uniform() < exp(logRatio)) {
      store<f64>(logPsis, logPsi);
      store<f64>(laplacians, laplacian);
      for (let i: usize = 0; i < column; i += 8) {
        store<f64>(positions + i, load<f64>(trial + i));
        store<f64>(gradients + i, load<f64>(slope + i));
      }
      writeDerivatives(derivatives);
      accepted++;
    }
    positions += column;
    gradients += column;
    derivatives += parameters;
    logPsis += 8;
    laplacians += 8;
  }
  return accepted;
}
