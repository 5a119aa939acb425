/**
 * AssemblyScript: sweeps of single electrons under determinants of closed shells in the plane, with a Padé–Jastrow
 * factor or without, two pairs at a time. `lib/qmc/particleSweep.ts` with `wavefunctions/slater.ts` and
 * `wavefunctions/padeJastrow.ts` is the reference: the same bits.
 *
 * The electrons that are followed are one list: x of all, y of all, the two determinants but for signs, the two
 * inverses.
 */
import { uniform } from './chance';
import { invert, replaceRow, rowRatio } from './determinant';
import { exp } from './functions';
import {
  alpha,
  beta,
  column,
  correlated,
  cusps,
  exponents,
  half,
  hermite,
  omega,
  orbitals,
  polynomials,
  row,
  scratch,
  triedExponents,
  triedRow,
} from './shells';

/** Follows the electrons of one configuration. */
function place(position: usize, followed: usize): void {
  const xs = followed;
  const ys = followed + column;
  const inverses = followed + 2 * column + 16;
  for (let i: usize = 0, matrix = inverses; i < column; i += 8, matrix += row, position += 16) {
    const x = load<f64>(position);
    const y = load<f64>(position, 8);
    store<f64>(xs + i, x);
    store<f64>(ys + i, y);
    hermite(x, y, polynomials);
    orbitals(polynomials, matrix);
  }
  store<f64>(followed + 2 * column, invert(inverses, half, row, scratch));
  store<f64>(followed + 2 * column, invert(inverses + (half as usize) * row, half, row, scratch), 8);
  if (correlated) placePairs(xs, ys);
}

/** u of every pair. In a row of odd number the last vector has the electron itself, whose u is 0. */
function placePairs(xs: usize, ys: usize): void {
  const length = column;
  const all = exponents;
  const one = f64x2.splat(1);
  const inverseLength = f64x2.splat(beta);
  for (let i: usize = 8, own = length; i < length; i += 8, own += length) {
    const x = v128.load_splat<f64>(xs + i);
    const y = v128.load_splat<f64>(ys + i);
    for (let j: usize = 0, mirror = all + i; j < i; j += 16, mirror += 2 * length) {
      const dx = f64x2.sub(x, v128.load(xs + j));
      const dy = f64x2.sub(y, v128.load(ys + j));
      const r = f64x2.sqrt(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)));
      const range = f64x2.add(one, f64x2.mul(inverseLength, r));
      const u = f64x2.div(f64x2.mul(v128.load(cusps + own + j), r), range);
      v128.store(all + own + j, u);
      store<f64>(mirror, f64x2.extract_lane(u, 0));
      store<f64>(mirror + length, f64x2.extract_lane(u, 1));
    }
  }
}

/** What the pairs of electron i add to ln Ψ when it comes to (x, y). */
function tryPairs(xs: usize, ys: usize, i: usize, x: f64, y: f64): f64 {
  const length = column;
  const tried = triedExponents;
  const own = exponents + i * (length >> 3);
  const a = cusps + i * (length >> 3);
  const one = f64x2.splat(1);
  const inverseLength = f64x2.splat(beta);
  const px = f64x2.splat(x);
  const py = f64x2.splat(y);
  let gain: f64 = 0;
  for (let j: usize = 0; j < length; j += 16) {
    const dx = f64x2.sub(px, v128.load(xs + j));
    const dy = f64x2.sub(py, v128.load(ys + j));
    const r = f64x2.sqrt(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)));
    const u = f64x2.div(f64x2.mul(v128.load(a + j), r), f64x2.add(one, f64x2.mul(inverseLength, r)));
    v128.store(tried + j, u);
    const difference = f64x2.sub(u, v128.load(own + j));
    gain += f64x2.extract_lane(difference, 0);
    gain += f64x2.extract_lane(difference, 1);
  }
  return gain;
}

function adoptPairs(i: usize): void {
  const length = column;
  const own = exponents + i * (length >> 3);
  for (let j: usize = 0, mirror = exponents + i; j < length; j += 8, mirror += length) {
    const u = load<f64>(triedExponents + j);
    store<f64>(own + j, u);
    store<f64>(mirror, u);
  }
}

/**
 * One sweep of all configurations; `positions` and `followed` are addresses.
 *
 * @returns number of accepted proposals.
 */
export function sweepSlater(count: i32, stepSize: f64, positions: usize, followed: usize): i32 {
  const xs = followed;
  const ys = followed + column;
  const values = followed + 2 * column;
  const width = 0.5 * alpha * omega;
  const spin = (half as usize) << 3;
  let accepted: i32 = 0;
  for (let w: i32 = 0; w < count; w++, positions += 2 * column) {
    place(positions, followed);
    for (let i: usize = 0; i < column; i += 8) {
      const x = load<f64>(xs + i);
      const y = load<f64>(ys + i);
      const toX = x + stepSize * (2 * uniform() - 1);
      const toY = y + stepSize * (2 * uniform() - 1);
      hermite(toX, toY, polynomials);
      orbitals(polynomials, triedRow);
      const isUp = i < spin;
      const own = isUp ? i : i - spin;
      const inverse = values + 16 + (isUp ? 0 : (half as usize) * row);
      const factor = rowRatio(inverse, half, row, own, triedRow);
      let exponent = width * (x * x - toX * toX + (y * y - toY * toY));
      if (correlated) exponent += tryPairs(xs, ys, i, toX, toY);
      const chance = factor * factor * exp(2 * exponent);
      if (chance >= 1 || uniform() < chance) {
        const value = isUp ? values : values + 8;
        store<f64>(value, load<f64>(value) * factor);
        replaceRow(inverse, half, row, own, triedRow, factor, scratch);
        if (correlated) adoptPairs(i);
        store<f64>(xs + i, toX);
        store<f64>(ys + i, toY);
        store<f64>(positions + 2 * i, toX);
        store<f64>(positions + 2 * i, toY, 8);
        accepted++;
      }
    }
  }
  return accepted;
}
