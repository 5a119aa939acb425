/**
 * AssemblyScript: the energy of every configuration under the wave function of './slater', in three parts, as
 * `evaluate`, `kineticEnergy` and `quantumDot` of `lib/qmc` give it: the same bits.
 */
import { invert } from './determinant';
import {
  alpha,
  beta,
  column,
  correlated,
  cusps,
  derivatives,
  electrons,
  fresh,
  gradient,
  half,
  hermite,
  hermiteSlopes,
  omega,
  orbitals,
  places,
  polynomials,
  row,
  scratch,
  table,
} from './shells';

let laplacian: f64 = 0;
let interaction: f64 = 0;

/** Whether the followed electrons of one spin are where the measured ones are: then their inverse serves both. */
function isFollowed(followed: usize, spin: usize): bool {
  const size = (half as usize) << 3;
  for (let i = spin * size; i < (spin + 1) * size; i += 8) {
    if (load<f64>(places + i) !== load<f64>(followed + i)) return false;
    if (load<f64>(places + column + i) !== load<f64>(followed + column + i)) return false;
  }
  return load<f64>(followed + 2 * column + (spin << 3)) !== 0;
}

/** Gradient and Laplacian of ln|det| of one spin from the inverse of its matrix. */
function addRows(inverse: usize, spin: usize): void {
  const size = (half as usize) << 3;
  const first = spin * size;
  let h = polynomials + spin * (half as usize) * table;
  for (let p: usize = 0; p < size; p += 8, h += table) {
    hermiteSlopes(h);
    let gx: f64 = 0;
    let gy: f64 = 0;
    let at = inverse + p;
    for (let shell: usize = 0; shell < table; shell += 16) {
      for (let nx = shell, ny: usize = 0; ny <= shell; nx -= 16, ny += 16, at += row) {
        const m = load<f64>(at);
        gx += load<f64>(derivatives + nx) * load<f64>(h + ny, 8) * m;
        gy += load<f64>(h + nx) * load<f64>(derivatives + ny, 8) * m;
      }
    }
    const x = gradient + first + p;
    store<f64>(x, load<f64>(x) + gx);
    store<f64>(x + column, load<f64>(x + column) + gy);
    laplacian -= gx * gx;
    laplacian -= gy * gy;
  }
}

/** Σ_{i<j} 1/r_ij, and with a Jastrow factor its part of gradient and Laplacian. */
function addPairs(): void {
  const xs = places;
  const ys = places + column;
  const one = f64x2.splat(1);
  const b = f64x2.splat(beta);
  const twice = f64x2.splat(2);
  const twiceB = f64x2.splat(2 * beta);
  let curvature: f64 = 0;
  let sum: f64 = 0;
  for (let i: usize = 8, a = cusps + column; i < column; i += 8, a += column) {
    const px = v128.load_splat<f64>(xs + i);
    const py = v128.load_splat<f64>(ys + i);
    let gx = load<f64>(gradient + i);
    let gy = load<f64>(gradient + column + i);
    for (let j: usize = 0; j < i; j += 16) {
      const dx = f64x2.sub(px, v128.load(xs + j));
      const dy = f64x2.sub(py, v128.load(ys + j));
      let square = f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy));
      // The electron itself, at the end of a row of odd number: a = 0, and at a distance of 1 all else is finite.
      const alone = j + 8 === i;
      if (alone) square = f64x2.replace_lane(square, 1, 1);
      const r = f64x2.sqrt(square);
      const inverse = f64x2.div(one, r);
      sum += f64x2.extract_lane(inverse, 0);
      if (!alone) sum += f64x2.extract_lane(inverse, 1);
      if (!correlated) continue;
      const both = f64x2.div(one, f64x2.mul(r, f64x2.add(one, f64x2.mul(b, r))));
      const q = f64x2.mul(r, both);
      const slope = f64x2.mul(f64x2.mul(v128.load(a + j), q), both);
      const bend = f64x2.mul(f64x2.mul(twice, slope), f64x2.sub(one, f64x2.mul(f64x2.mul(twiceB, r), q)));
      curvature += f64x2.extract_lane(bend, 0);
      curvature += f64x2.extract_lane(bend, 1);
      const pushX = f64x2.mul(slope, dx);
      const pushY = f64x2.mul(slope, dy);
      gx += f64x2.extract_lane(pushX, 0);
      gy += f64x2.extract_lane(pushY, 0);
      gx += f64x2.extract_lane(pushX, 1);
      gy += f64x2.extract_lane(pushY, 1);
      const g = gradient + j;
      v128.store(g, f64x2.sub(v128.load(g), pushX));
      v128.store(g + column, f64x2.sub(v128.load(g + column), pushY));
    }
    store<f64>(gradient + i, gx);
    store<f64>(gradient + column + i, gy);
  }
  laplacian += curvature;
  interaction = sum;
}

/**
 * Writes kinetic energy, energy in the trap and energy of interaction of each configuration to `parts`.
 *
 * @param followed what the last sweep left
 */
export function measureSlater(count: i32, positions: usize, followed: usize, parts: usize): void {
  const width = alpha * omega;
  const matrix = (half as usize) * row;
  for (let w: i32 = 0; w < count; w++, parts += 24) {
    let radius: f64 = 0;
    let h = polynomials;
    let to = fresh;
    for (let i: usize = 0; i < column; i += 8, h += table, to += row, positions += 16) {
      const x = load<f64>(positions);
      const y = load<f64>(positions, 8);
      store<f64>(places + i, x);
      store<f64>(places + column + i, y);
      store<f64>(gradient + i, -width * x);
      store<f64>(gradient + column + i, -width * y);
      radius += x * x;
      radius += y * y;
      hermite(x, y, h);
      orbitals(h, to);
    }
    laplacian = -width * ((2 * electrons) as f64);
    for (let spin: usize = 0; spin < 2; spin++) {
      if (isFollowed(followed, spin)) addRows(followed + 2 * column + 16 + spin * matrix, spin);
      else if (invert(fresh + spin * matrix, half, row, scratch) !== 0) addRows(fresh + spin * matrix, spin);
    }
    addPairs();
    let square: f64 = 0;
    for (let i: usize = 0; i < column; i += 8) {
      const gx = load<f64>(gradient + i);
      const gy = load<f64>(gradient + column + i);
      square += gx * gx;
      square += gy * gy;
    }
    store<f64>(parts, -0.5 * (laplacian + square));
    store<f64>(parts, 0.5 * omega * omega * radius, 8);
    store<f64>(parts, interaction, 16);
  }
}
