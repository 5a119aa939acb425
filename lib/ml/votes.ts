import type { Memory } from './hopfield';

/**
 * What every unit says to one of them: v_j = ½ [h_i(s) − h_i(s with unit j turned)], and 0 for the unit itself. With
 * weights between pairs that is v_j = w_ij s_j, and the votes add up to the field h_i; where the energy is of more than
 * pairs, a vote is what the field would lose if unit j turned.
 *
 * @param s and
 * @param sums as `memory.prepare` gives them: copies of them are used
 * @param i the unit that listens
 */
export function votesFor(memory: Memory, s: Int8Array, sums: Float64Array, i: number): Float32Array {
  const [state, kept] = [s.slice(), sums.slice()];
  const field = memory.field(state, kept, i);
  const votes = new Float32Array(s.length);
  for (let j = 0; j < votes.length; j++) {
    if (j === i) continue;
    memory.flip(state, kept, j);
    votes[j] = 0.5 * (field - memory.field(state, kept, i));
    // Copied back, not turned back: rounding must not add up.
    state[j] = s[j];
    kept.set(sums);
  }
  return votes;
}
