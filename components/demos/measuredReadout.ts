import type { Readout } from '@/lib/simulation';

/** A readout whose error may not be known yet, and whose exact value may not be known at all: NaN is neither. */
export function measuredReadout(value: number, error: number, exact?: number): Readout {
  return {
    value,
    ...(Number.isFinite(error) ? { error } : {}),
    ...(exact !== undefined && Number.isFinite(exact) ? { exact } : {}),
  };
}
