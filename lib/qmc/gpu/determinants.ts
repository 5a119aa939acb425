import type { DeviceFactor } from './factor';

/**
 * WGSL of the determinants of `wavefunctions/slater.ts`, without the Gaussian: closed shells of oscillator orbitals, one
 * determinant for each spin, no parameters. The orbitals are Hermite polynomials normalised to h_n = H_n/√(2ⁿ n!), which
 * keeps float32 matrices well conditioned; scaling a column leaves ratios and derivatives of ln|Ψ| alone.
 *
 * A move costs O(n) to try and O(n²) to adopt (J. Sherman and W. J. Morrison, Ann. Math. Stat. 21, 124, 1950); `place`
 * inverts afresh, at the start of every dispatch.
 *
 * @param orbitals quantum numbers (n_x, n_y) or (n_x, n_y, n_z), one entry per electron of one spin
 */
export function determinantsFactor(orbitals: readonly (readonly number[])[], omega: number): DeviceFactor {
  const count = orbitals.length;
  return {
    name: `determinants${count}`,
    parameters: 0,
    constants: [Math.sqrt(omega)],
    source: ({ suffix, numbers }) =>
      orbitalText(suffix, numbers, orbitals) + inverseText(suffix, count) + jetText(suffix, numbers, count),
  };
}

/** Values and derivatives of the orbitals at a point. */
function orbitalText(suffix: string, numbers: number, orbitals: readonly (readonly number[])[]): string {
  const degree = Math.max(...orbitals.flat());
  const axes = orbitals[0].map((_, k) => k);
  const product = (quanta: readonly number[], change: (k: number, n: number) => string) =>
    quanta.map((n, k) => change(k, n)).join(' * ');
  const value = (k: number, n: number) => `h_${suffix}[${k}][${n}]`;
  const slope = (n: number) => (n === 0 ? '0.0' : `${Math.sqrt(2 * n)} * h_${suffix}[AXIS][${n - 1}]`);
  const bend = (n: number) => (n < 2 ? '0.0' : `${2 * Math.sqrt(n * (n - 1))} * h_${suffix}[AXIS][${n - 2}]`);
  const along = (text: string, k: number) => `(${text.replace('AXIS', String(k))})`;
  const derivative = (quanta: readonly number[], axis: number, of: (n: number) => string) =>
    product(quanta, (k, n) => (k === axis ? along(of(n), k) : value(k, n)));
  const steps = Array.from(
    { length: degree },
    (_, n) =>
      `h_${suffix}[k][${n + 1}] = ${Math.sqrt(2 / (n + 1))} * s * h_${suffix}[k][${n}]${n > 0 ? ` - ${Math.sqrt(n / (n + 1))} * h_${suffix}[k][${n - 1}]` : ''};`,
  );
  return /* wgsl */ `
const ORBITALS_${suffix} = ${orbitals.length};
var<private> h_${suffix}: array<array<f32, ${degree + 1}>, DIMENSIONS>;
var<private> value_${suffix}: array<f32, ORBITALS_${suffix}>;
var<private> slope_${suffix}: array<array<f32, ORBITALS_${suffix}>, DIMENSIONS>;
var<private> bend_${suffix}: array<f32, ORBITALS_${suffix}>;

fn hermite_${suffix}(k: i32, coordinate: f32) {
  let s = numbers[${numbers}] * coordinate;
  h_${suffix}[k][0] = 1.0;
  ${steps.join('\n  ')}
}

fn values_${suffix}() {
  ${orbitals.map((quanta, j) => `value_${suffix}[${j}] = ${product(quanta, value)};`).join('\n  ')}
}

// In units of √ω: one factor for each derivative.
fn slopes_${suffix}() {
  ${orbitals
    .map(
      (quanta, j) =>
        axes.map((k) => `slope_${suffix}[${k}][${j}] = ${derivative(quanta, k, slope)};`).join(' ') +
        ` bend_${suffix}[${j}] = ${axes.map((k) => derivative(quanta, k, bend)).join(' + ')};`,
    )
    .join('\n  ')}
}
`;
}

/** The inverse matrices of both spins: entry (orbital j, electron p) of spin s at (s·n + j)·n + p. */
function inverseText(suffix: string, count: number): string {
  return /* wgsl */ `
var<private> inverse_${suffix}: array<f32, ${2 * count * count}>;
var<private> ratio_${suffix}: f32;

fn place_${suffix}() {
  for (var spin = 0; spin < 2; spin++) { invert_${suffix}(spin); }
}

// Gauss and Jordan on the matrix (electron p, orbital j) with the largest pivot of each column.
fn invert_${suffix}(spin: i32) {
  const n = ${count};
  var a: array<f32, n * n>;
  var b: array<f32, n * n>;
  for (var p = 0; p < n; p++) {
    for (var k = 0; k < DIMENSIONS; k++) { hermite_${suffix}(k, x[(spin * n + p) * DIMENSIONS + k]); }
    values_${suffix}();
    for (var j = 0; j < n; j++) {
      a[p * n + j] = value_${suffix}[j];
      b[p * n + j] = select(0.0, 1.0, p == j);
    }
  }
  for (var c = 0; c < n; c++) {
    var best = c;
    for (var r = c + 1; r < n; r++) { if (abs(a[r * n + c]) > abs(a[best * n + c])) { best = r; } }
    let scale = 1.0 / a[best * n + c];
    for (var j = 0; j < n; j++) {
      let a_ = a[best * n + j] * scale;
      let b_ = b[best * n + j] * scale;
      a[best * n + j] = a[c * n + j];
      b[best * n + j] = b[c * n + j];
      a[c * n + j] = a_;
      b[c * n + j] = b_;
    }
    for (var r = 0; r < n; r++) {
      if (r == c) { continue; }
      let share = a[r * n + c];
      for (var j = 0; j < n; j++) {
        a[r * n + j] -= share * a[c * n + j];
        b[r * n + j] -= share * b[c * n + j];
      }
    }
  }
  for (var m = 0; m < n * n; m++) { inverse_${suffix}[spin * n * n + m] = b[m]; }
}

fn tryMove_${suffix}(i: i32) {
  const n = ${count};
  for (var k = 0; k < DIMENSIONS; k++) { hermite_${suffix}(k, trial[k]); }
  values_${suffix}();
  let spin = i / n;
  ratio_${suffix} = 0.0;
  for (var j = 0; j < n; j++) {
    ratio_${suffix} += value_${suffix}[j] * inverse_${suffix}[(spin * n + j) * n + i - spin * n];
  }
  factor *= ratio_${suffix};
}

fn adopt_${suffix}(i: i32) {
  const n = ${count};
  let first = (i / n) * n * n;
  let p = i % n;
  for (var q = 0; q < n; q++) {
    if (q == p) { continue; }
    var overlap = 0.0;
    for (var j = 0; j < n; j++) { overlap += value_${suffix}[j] * inverse_${suffix}[first + j * n + q]; }
    overlap /= ratio_${suffix};
    for (var j = 0; j < n; j++) {
      inverse_${suffix}[first + j * n + q] -= overlap * inverse_${suffix}[first + j * n + p];
    }
  }
  for (var j = 0; j < n; j++) { inverse_${suffix}[first + j * n + p] /= ratio_${suffix}; }
}
`;
}

function jetText(suffix: string, numbers: number, count: number): string {
  return /* wgsl */ `
fn addJet_${suffix}() {
  const n = ${count};
  let root = numbers[${numbers}];
  for (var i = 0; i < PARTICLES; i++) {
    for (var k = 0; k < DIMENSIONS; k++) { hermite_${suffix}(k, x[i * DIMENSIONS + k]); }
    slopes_${suffix}();
    let first = (i / n) * n * n + i % n;
    var bend = 0.0;
    for (var j = 0; j < n; j++) { bend += bend_${suffix}[j] * inverse_${suffix}[first + j * n]; }
    for (var k = 0; k < DIMENSIONS; k++) {
      var slope = 0.0;
      for (var j = 0; j < n; j++) { slope += slope_${suffix}[k][j] * inverse_${suffix}[first + j * n]; }
      gradient[i * DIMENSIONS + k] += root * slope;
      bend -= slope * slope;
    }
    laplacian += root * root * bend;
  }
}
`;
}
