import { sin } from '@/lib/math';

/** A truth that data can be drawn from: y = f(x) + noise. */
export interface RegressionTarget {
  f(x: number): number;
  /** Where the points lie. */
  domain: readonly [number, number];
}

/** Truths by name. `runge` is C. Runge's example (1901) of an interpolation that diverges. */
export const targets = {
  line: { f: (x) => 1 + 0.8 * x, domain: [0, 4] },
  cubic: { f: (x) => x * x * x - x, domain: [-1.5, 1.5] },
  sine: { f: (x) => sin(x), domain: [0, 6.25] },
  runge: { f: (x) => 1 / (1 + 25 * x * x), domain: [-1, 1] },
} as const satisfies Record<string, RegressionTarget>;

export type TargetName = keyof typeof targets;
