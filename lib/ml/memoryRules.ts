import { exponentialMemory, polynomialMemory } from './denseMemory';
import type { PairEnergy } from './energy';
import { hebbMemory, hebbWeights, type Memory, pairMemory, storkeyWeights } from './hopfield';
import { type Patterns, patternAt } from './patterns';
import { createSpan, extendSpan, projectionMemory, projectionWeights, spanOf } from './projectionMemory';

/** How patterns become an energy. */
export type Rule = 'hebb' | 'pseudo-inverse' | 'storkey' | 'polynomial' | 'exponential';

/** What some rules need besides the patterns. */
export interface RuleOptions {
  /** Degree n of the polynomial memory, 2 … 8; 3 unless given. */
  degree?: number;
  /** β of the exponential memory; 1 unless given. */
  sharpness?: number;
}

/**
 * The memory of some patterns under a rule. Nothing in it changes: keep it beside the state, rebuilt from the patterns.
 * Costs: Hebb and the dense ones O(NP), the projection O(NP²), Storkey O(N²P).
 *
 * @throws RangeError for an option outside its domain, and for Storkey's rule with more than `MOST_WEIGHED` units
 */
export function createMemory(patterns: Patterns, rule: Rule, options: RuleOptions = {}): Memory {
  switch (rule) {
    case 'hebb':
      return hebbMemory(patterns);
    case 'pseudo-inverse':
      return projectionMemory(spanOf(patterns));
    case 'storkey':
      return pairMemory(storkeyWeights(patterns));
    case 'polynomial':
      return polynomialMemory(patterns, options.degree ?? 3);
    case 'exponential':
      return exponentialMemory(patterns, options.sharpness ?? 1);
  }
}

/** The weights of a rule of pairs, w_ii = 0: what a magnet needs in place of J. @throws RangeError for too many units */
export function pairWeights(patterns: Patterns, rule: 'hebb' | 'pseudo-inverse' | 'storkey'): PairEnergy {
  if (rule === 'hebb') return hebbWeights(patterns);
  return rule === 'storkey' ? storkeyWeights(patterns) : projectionWeights(spanOf(patterns), false);
}

/** What is odd about some patterns, found before they are stored. */
export interface Inspection {
  /** Patterns that are the same picture as an earlier one, or its negative. */
  repeated: { pattern: number; of: number; negative: boolean }[];
  /** Patterns whose units all have one value (all black, all white). */
  uniform: number[];
  /** Patterns that are a combination of those before them, the repeated ones included. */
  dependent: number[];
  /** How many are linearly independent: what the pseudo-inverse can tell apart. */
  rank: number;
}

/** Looks at the patterns; O(NP²). */
export function inspectPatterns(patterns: Patterns): Inspection {
  const { size, count } = patterns;
  const found: Inspection = { repeated: [], uniform: [], dependent: [], rank: 0 };
  const span = createSpan(size, count);
  for (let mu = 0; mu < count; mu++) {
    const xi = patternAt(patterns, mu);
    if (xi.every((value) => value === xi[0])) found.uniform.push(mu);
    if (!extendSpan(span, xi)) found.dependent.push(mu);
    for (let of = 0; of < mu; of++) {
      const earlier = patternAt(patterns, of);
      const negative = earlier[0] !== xi[0];
      if (!xi.every((value, i) => value === (negative ? -earlier[i] : earlier[i]))) continue;
      found.repeated.push({ pattern: mu, of, negative });
      break;
    }
  }
  found.rank = span.rank;
  return found;
}
