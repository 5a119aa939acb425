import { squaredDistance } from '../hamiltonians';
import type { ParticleWaveFunction } from '../types';

/**
 * Slope of ln|Ψ| where two electrons meet: the value at which the kinetic energy cancels 1/r (T. Kato, Commun. Pure Appl.
 * Math. 10, 151, 1957). 1/(d − 1) for antiparallel spins; 1/(d + 1) for parallel ones, where Ψ has a node.
 */
export function electronCusp(dimensions: number, parallel: boolean): number {
  return 1 / (parallel ? dimensions + 1 : dimensions - 1);
}

/**
 * Padé–Jastrow factor Ψ = exp Σ_{i<j} u(r_ij), u(r) = a r/(1 + β r), with a = `electronCusp`. Particles 0 … N/2 − 1 have
 * spin up, the others spin down.
 *
 * @param theta [β], kept by reference; β > 0, an inverse length
 * @param particles N, even
 * @param dimensions d = 2 or 3
 * @throws RangeError for another N or d
 */
export function padeJastrow(
  theta: Float64Array,
  particles: number,
  dimensions: number,
): ParticleWaveFunction {
  check(particles, dimensions);
  const n = particles;
  const d = dimensions;
  const cusp = cusps(n, d);
  /** u of each pair in the present configuration, n × n; the row of the particle tried last. */
  const exponents = new Float64Array(n * n);
  const tried = new Float64Array(n);

  const distance = (x: Float64Array, i: number, j: number): number =>
    Math.sqrt(squaredDistance(x, i * d, x, j * d, d));

  return {
    theta,
    logPsi(x) {
      const beta = theta[0];
      let sum = 0;
      for (let i = 1; i < n; i++) {
        for (let j = 0; j < i; j++) {
          const r = distance(x, i, j);
          sum += (cusp[i * n + j] * r) / (1 + beta * r);
        }
      }
      return sum;
    },
    logDerivatives(x, out, at = 0) {
      const beta = theta[0];
      let sum = 0;
      for (let i = 1; i < n; i++) {
        for (let j = 0; j < i; j++) {
          const r = distance(x, i, j);
          const s = r / (1 + beta * r);
          sum -= cusp[i * n + j] * s * s;
        }
      }
      out[at] = sum;
    },
    addJet(x, jet) {
      const beta = theta[0];
      const { gradient } = jet;
      let exponent = 0;
      let curvature = 0;
      for (let i = 1, own = d, row = n; i < n; i++, own += d, row += n) {
        const px = x[own];
        const py = x[own + 1];
        const pz = d === 3 ? x[own + 2] : 0;
        let gx = gradient[own];
        let gy = gradient[own + 1];
        let gz = d === 3 ? gradient[own + 2] : 0;
        for (let j = 0, at = 0; j < i; j++, at += d) {
          const r = distanceTo(px, py, pz, x, at, d);
          const p = 1 + beta * r;
          // One division serves 1/r and 1/(1 + βr).
          const both = 1 / (r * p);
          const a = cusp[row + j];
          const q = r * both;
          const slope = a * q * both;
          exponent += a * r * q;
          // Both particles of the pair: twice u″ + (d − 1) u′/r.
          curvature += 2 * slope * (d - 1 - 2 * beta * r * q);
          const pushX = slope * (px - x[at]);
          const pushY = slope * (py - x[at + 1]);
          gx += pushX;
          gy += pushY;
          gradient[at] -= pushX;
          gradient[at + 1] -= pushY;
          if (d === 3) {
            const pushZ = slope * (pz - x[at + 2]);
            gz += pushZ;
            gradient[at + 2] -= pushZ;
          }
        }
        gradient[own] = gx;
        gradient[own + 1] = gy;
        if (d === 3) gradient[own + 2] = gz;
      }
      jet.logPsi += exponent;
      jet.laplacian += curvature;
    },
    place(x) {
      const beta = theta[0];
      for (let i = 1, own = d, row = n; i < n; i++, own += d, row += n) {
        const px = x[own];
        const py = x[own + 1];
        const pz = d === 3 ? x[own + 2] : 0;
        for (let j = 0, at = 0, mirror = i; j < i; j++, at += d, mirror += n) {
          const r = distanceTo(px, py, pz, x, at, d);
          const u = (cusp[row + j] * r) / (1 + beta * r);
          exponents[row + j] = u;
          exponents[mirror] = u;
        }
      }
    },
    tryMove(x, i, to, ratio) {
      const beta = theta[0];
      const row = i * n;
      const px = to[0];
      const py = to[1];
      const pz = d === 3 ? to[2] : 0;
      let gain = 0;
      // The particle itself is a pair with a = 0.
      for (let j = 0, at = 0; j < n; j++, at += d) {
        const r = distanceTo(px, py, pz, x, at, d);
        const u = (cusp[row + j] * r) / (1 + beta * r);
        tried[j] = u;
        gain += u - exponents[row + j];
      }
      ratio.exponent += gain;
    },
    adopt(_x, i) {
      const row = i * n;
      for (let j = 0, at = i; j < n; j++, at += n) {
        const u = tried[j];
        exponents[row + j] = u;
        exponents[at] = u;
      }
    },
  };
}

/** Distance of the point from the one that begins at x[at]; two dimensions leave pz out. */
function distanceTo(px: number, py: number, pz: number, x: Float64Array, at: number, d: number): number {
  const dx = px - x[at];
  const dy = py - x[at + 1];
  const dz = d === 3 ? pz - x[at + 2] : 0;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** a of each pair, n × n; 0 on the diagonal. */
function cusps(n: number, d: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, pair) => {
    const [i, j] = [Math.floor(pair / n), pair % n];
    return i === j ? 0 : electronCusp(d, i < n / 2 === j < n / 2);
  });
}

function check(particles: number, dimensions: number): void {
  if (!(Number.isInteger(particles) && particles >= 2 && particles % 2 === 0)) {
    throw new RangeError(`particles = ${particles}: expected an even integer ≥ 2`);
  }
  if (dimensions !== 2 && dimensions !== 3) {
    throw new RangeError(`dimensions = ${dimensions}: expected 2 or 3`);
  }
}
