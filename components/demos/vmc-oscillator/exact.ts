import { shapeEnergy } from '@/lib/qmc/shapes';
import { readCurve } from '@/lib/qmc/wavefunctions/splineWave';
import type { Frame } from './simulation';

/** What the pictures and tables say of the wave function without sampling. */

type Of = (x: number) => number;

/** Value, slope and curvature of ln φ at u. */
function logarithm({ curve }: Frame): (u: number) => Float64Array {
  const out = new Float64Array(3);
  return (u) => {
    if (curve) readCurve(curve, u, out);
    else out.set([-0.5 * u * u, -u, -1]);
    return out;
  };
}

/** Ψ of one coordinate, as drawn. */
export function waveAt(frame: Frame, alpha: number): Of {
  const log = logarithm(frame);
  return (x) => Math.exp(log(Math.sqrt(alpha) * x)[0]);
}

/** |Ψ|² of one coordinate, normalised. */
export function densityAt(frame: Frame, alpha: number): Of {
  const wave = waveAt(frame, alpha);
  return (x) => (Math.sqrt(alpha) / frame.shape.norm) * wave(x) ** 2;
}

/** Local energy of one coordinate, −½φ″/φ + ½ω²x². */
export function localEnergyAt(frame: Frame, alpha: number): Of {
  const log = logarithm(frame);
  return (x) => {
    const [, slope, curvature] = log(Math.sqrt(alpha) * x);
    return -0.5 * alpha * (curvature + slope * slope) + 0.5 * frame.omega ** 2 * x * x;
  };
}

/** E(α) of the present shape. */
export const energyAt =
  ({ shape, omega, size }: Frame): Of =>
  (alpha) =>
    shapeEnergy(shape, alpha, omega, size);
