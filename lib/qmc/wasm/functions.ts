/**
 * AssemblyScript: e^x and ln x as in `lib/math.ts`, operation for operation, so that they give the same bits. Their tables
 * are those of `lib/mathTables.ts`: the caller copies them to the addresses named here.
 */

// Addresses in bytes, as in `lib/qmc/walkerModule.ts`.
/** 128/ln 2, STEP_HIGH, STEP_LOW, LN2_HIGH, LN2_LOW, and the edge of the ziggurat's base layer. */
export const CONSTANTS: usize = 1024;
/** `ROOTS`, 256 numbers. */
const ROOTS: usize = 1152;
/** `LOG_TABLE`, 1024 numbers. */
const LOG_TABLE: usize = 3200;

const UPPER: i32 = 106;
const ROUND: f64 = 6755399441055744;

/** e^x */
export function exp(x: f64): f64 {
  if (x > -708 && x < 709) return scaledExp(x, 0);
  if (x >= 709.79) return Infinity;
  if (x <= -746) return 0;
  if (x > 0) return scaledExp(x, -100) * powerOfTwo(100);
  if (x < 0) return scaledExp(x, 100) * powerOfTwo(-100);
  return x;
}

/** 2^e, −1023 < e < 1024. */
function powerOfTwo(e: i32): f64 {
  return reinterpret<f64>(((e + 1023) as i64) << 52);
}

function scaledExp(x: f64, shift: i32): f64 {
  const rounded = x * load<f64>(CONSTANTS) + ROUND;
  const k = rounded - ROUND;
  const r = x - k * load<f64>(CONSTANTS, 8) - k * load<f64>(CONSTANTS, 16);
  // The last bits of the rounded sum are the integer k.
  const n = (reinterpret<i64>(rounded) as i32) + 64;
  const at = ROOTS + (((n & 127) << 4) as usize);
  const root = load<f64>(at);
  const rest = r + r * r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0))));
  return (root + (root * rest + load<f64>(at, 8))) * powerOfTwo((n >> 7) + shift);
}

/** e^x of two numbers at once. */
export function expOfTwo(x: v128): v128 {
  const least = f64x2.splat(-708);
  const most = f64x2.splat(709);
  if (!v128.all_true<i64>(v128.and(f64x2.gt(x, least), f64x2.lt(x, most)))) {
    return f64x2.replace_lane(f64x2.splat(exp(f64x2.extract_lane(x, 0))), 1, exp(f64x2.extract_lane(x, 1)));
  }
  const rounded = f64x2.add(f64x2.mul(x, v128.load_splat<f64>(CONSTANTS)), f64x2.splat(ROUND));
  const k = f64x2.sub(rounded, f64x2.splat(ROUND));
  const far = f64x2.sub(x, f64x2.mul(k, v128.load_splat<f64>(CONSTANTS, 8)));
  const r = f64x2.sub(far, f64x2.mul(k, v128.load_splat<f64>(CONSTANTS, 16)));
  const n = i32x4.add(rounded, i32x4.splat(64));
  const first = i32x4.extract_lane(n, 0);
  const second = i32x4.extract_lane(n, 2);
  const a = v128.load(ROOTS + (((first & 127) << 4) as usize));
  const b = v128.load(ROOTS + (((second & 127) << 4) as usize));
  const root = v128.shuffle<f64>(a, b, 0, 2);
  const low = v128.shuffle<f64>(a, b, 1, 3);
  let p = f64x2.add(f64x2.splat(1.0 / 24.0), f64x2.mul(r, f64x2.splat(1.0 / 120.0)));
  p = f64x2.add(f64x2.splat(1.0 / 6.0), f64x2.mul(r, p));
  p = f64x2.add(f64x2.splat(0.5), f64x2.mul(r, p));
  const rest = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), p));
  const value = f64x2.add(root, f64x2.add(f64x2.mul(root, rest), low));
  // The exponent: the high bits of n, moved to where float64 has them.
  const e = i64x2.shl(
    i64x2.add(i64x2.extend_low_i32x4_s(evenLanes(i32x4.shr_s(n, 7))), i64x2.splat(1023)),
    52,
  );
  return f64x2.mul(value, e);
}

/** Lanes 0 and 2 of four integers, side by side. */
function evenLanes(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 0, 2, 0, 2);
}

/** ln x of a normal number x > 0. */
export function log(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  const i = ((bits >> 44) as i32) & 255;
  const exponent = ((bits >> 52) as i32) - 1023;
  const z = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  const at = LOG_TABLE + ((i << 5) as usize);
  const r = (z - (1 + (i as f64) / 256)) * load<f64>(at) + load<f64>(at, 8);
  const e = (exponent + (i < UPPER ? 0 : 1)) as f64;
  const main = e * load<f64>(CONSTANTS, 24) + load<f64>(at, 16);
  const sum = main + r;
  const s = r * r;
  const series =
    r * s * (1.0 / 3.0 - 0.25 * r + s * (1.0 / 5.0 - (1.0 / 6.0) * r + s * (1.0 / 7.0 - 0.125 * r))) -
    0.5 * s;
  return sum + (main - sum + r + (e * load<f64>(CONSTANTS, 32) + load<f64>(at, 24) + series));
}
