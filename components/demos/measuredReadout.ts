import type { Readout } from '@/lib/simulation';

/** An error smaller than this, relative to its value, is rounding: there is none. */
const ROUNDING = 1e-12;

/** A readout whose error may not be known yet, and whose exact value may not be known at all: NaN is neither. */
export function measuredReadout(value: number, error: number, exact?: number): Readout {
  return {
    value,
    ...(Number.isFinite(error) ? { error: error < ROUNDING * Math.abs(value) ? 0 : error } : {}),
    ...(exact !== undefined && Number.isFinite(exact) ? { exact } : {}),
  };
}
