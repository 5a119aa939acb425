/**
 * WGSL: xoshiro128** as in `lib/rng.ts`, four words per walker in `state`, and 24 random bits as a uniform number in
 * [0, 1). The words come from the generator of the run, anew for every dispatch: all randomness stays in its state.
 */
export const RANDOM = /* wgsl */ `
var<private> state: vec4<u32>;

fn rotate(word: u32, by: u32) -> u32 { return (word << by) | (word >> (32u - by)); }

fn uniformNumber() -> f32 {
  let bits = rotate(state.y * 5u, 7u) * 9u;
  let third = state.z ^ state.x;
  let fourth = state.w ^ state.y;
  state = vec4<u32>(state.x ^ fourth, state.y ^ third, third ^ (state.y << 9u), rotate(fourth, 11u));
  return f32(bits >> 8u) / 16777216.0;
}
`;
