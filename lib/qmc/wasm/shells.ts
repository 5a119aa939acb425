/**
 * AssemblyScript: the settings of a Slater–Jastrow wave function of closed shells in the plane, where its numbers
 * lie, and its orbitals as in `lib/qmc/oscillatorOrbitals.ts`, x and y as one vector.
 */

/** N, half of which have spin up. */
export let electrons: i32 = 0;
export let half: i32 = 0;
export let alpha: f64 = 0;
export let beta: f64 = 0;
export let omega: f64 = 1;
export let correlated: bool = false;

/** Bytes of one number per electron, of a row of a matrix of one spin, and of the polynomials at one point. */
export let column: usize = 0;
export let row: usize = 0;
export let table: usize = 0;

// Addresses.
/** a of each pair, N × N; 0 on the diagonal. */
export let cusps: usize = 0;
/** u of each pair of followed electrons, N × N, and of the electron tried last. */
export let exponents: usize = 0;
export let triedExponents: usize = 0;
/** Orbitals of the electron tried last, and scratch of their number. */
export let triedRow: usize = 0;
export let scratch: usize = 0;
/** x of all electrons and then y, of those that are measured; the gradient there. */
export let places: usize = 0;
export let gradient: usize = 0;
/** Matrices of both spins, computed afresh. */
export let fresh: usize = 0;
/** h_n(√ω x), h_n(√ω y) of each electron, and h_n′ of one. */
export let polynomials: usize = 0;
export let derivatives: usize = 0;
// √(2/(n + 1)), √(n/(n + 1)), √(2nω)
let up: usize = 0;
let down: usize = 0;
let slope: usize = 0;

/** Address after what is laid out. */
let free: usize = 0;

function take(bytes: usize): usize {
  free += bytes;
  return free - bytes;
}

/**
 * Lays out a wave function of N = n electrons at ω = w with α = a and, if there is a Jastrow factor, β = b.
 *
 * @param room address of so many numbers as `lib/qmc/slaterModule.ts` says
 */
export function setSlater(n: i32, w: f64, a: f64, b: f64, jastrow: bool, room: usize): void {
  electrons = n;
  half = n >> 1;
  alpha = a;
  beta = b;
  omega = w;
  correlated = jastrow;
  let shells: i32 = 1;
  while (shells * (shells + 1) < n) shells++;
  column = (n as usize) << 3;
  row = (((half + 3) >> 2) << 5) as usize;
  table = (shells as usize) << 4;
  free = room;
  cusps = take((n as usize) * column);
  exponents = take((n as usize) * column);
  triedExponents = take(column);
  triedRow = take(row);
  scratch = take(row);
  places = take(2 * column);
  gradient = take(2 * column);
  fresh = take((n as usize) * row);
  polynomials = take((n as usize) * table);
  derivatives = take(table);
  up = take(table);
  down = take(table);
  slope = take(table);
  memory.fill(room, 0, free - room);
  setTables(shells);
}

function setTables(shells: i32): void {
  for (let i: i32 = 0, at = cusps; i < electrons; i++) {
    for (let j: i32 = 0; j < electrons; j++, at += 8) {
      if (i !== j) store<f64>(at, i < half === j < half ? 1.0 / 3.0 : 1);
    }
  }
  for (let k: i32 = 0, at: usize = 0; k < shells; k++, at += 16) {
    const n = k as f64;
    v128.store(up + at, f64x2.splat(Math.sqrt(2 / (n + 1))));
    v128.store(down + at, f64x2.splat(Math.sqrt(n / (n + 1))));
    v128.store(slope + at, f64x2.splat(Math.sqrt(2 * n) * Math.sqrt(omega)));
  }
}

/** h_0, h_1, … of both coordinates of a point to `h`. */
export function hermite(x: f64, y: f64, h: usize): void {
  const u = f64x2.mul(f64x2.splat(Math.sqrt(omega)), f64x2(x, y));
  let before = f64x2.splat(0);
  let here = f64x2.splat(1);
  v128.store(h, here);
  for (let at: usize = 0; at + 16 < table; at += 16) {
    const high = f64x2.mul(f64x2.mul(v128.load(up + at), u), here);
    const next = f64x2.sub(high, f64x2.mul(v128.load(down + at), before));
    before = here;
    here = next;
    v128.store(h + at, next, 16);
  }
}

/** Their derivatives. */
export function hermiteSlopes(h: usize): void {
  for (let at: usize = 16; at < table; at += 16) {
    v128.store(derivatives + at, f64x2.mul(v128.load(slope + at), v128.load(h + at - 16)));
  }
}

/** The orbitals h_nx h_ny from the polynomials `h` to `out`, shell after shell. */
export function orbitals(h: usize, out: usize): void {
  for (let shell: usize = 0; shell < table; shell += 16) {
    for (let nx = h + shell, ny = h; ny <= h + shell; nx -= 16, ny += 16, out += 8) {
      store<f64>(out, load<f64>(nx) * load<f64>(ny, 8));
    }
  }
}
