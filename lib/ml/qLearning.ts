/**
 * Q-learning: a walker that knows neither map nor rewards keeps a guess Q(s, a) of what each action is worth, and after each
 * move corrects it towards what it met,
 *
 *   Q(s, a) ← Q(s, a) + α [ r + γ max_a′ Q(s′, a′) − Q(s, a) ]
 *
 * (C. Watkins and P. Dayan, Mach. Learn. 8, 279, 1992). The rate α = 1/(1 + (1 − γ) n) falls with the number n of visits to
 * the pair (M. Wainwright, arXiv:1905.06265): Q converges to the exact values as long as every pair is visited for ever.
 */
import { integer, type Rng, uniform } from '@/lib/rng';
import { ACTIONS, checkWorld, destination, EXIT, type GridWorld } from './gridworld';

export interface QLearner {
  /** Q(s, a), squares × actions. */
  q: Float64Array;
  /** How often each pair was corrected. */
  visits: Uint32Array;
}

export interface Episode {
  moves: number;
  /** Σ_t γ^t r_t from the start of the episode. */
  discounted: number;
  /** True when it ended in an exit rather than by the limit. */
  reached: boolean;
  /** Largest correction of a Q in it. */
  correction: number;
}

/** A walker that expects nothing of anything. @throws RangeError for an illegal world */
export function createLearner(world: GridWorld): QLearner {
  checkWorld(world);
  const pairs = world.cells.length * ACTIONS;
  return { q: new Float64Array(pairs), visits: new Uint32Array(pairs) };
}

/** The action with the largest Q; among equals a random one. */
function chooseBest({ q }: QLearner, square: number, rng: Rng): number {
  let best = 0;
  let ties = 1;
  for (let action = 1; action < ACTIONS; action++) {
    const gap = q[square * ACTIONS + action] - q[square * ACTIONS + best];
    if (gap > 0) {
      best = action;
      ties = 1;
    } else if (gap === 0 && integer(rng, ++ties) === 0) best = action;
  }
  return best;
}

/** max_a Q(s, a): what a square is believed to be worth; 0 in walls and exits, where nothing is ever corrected. */
export function bestValue({ q }: QLearner, square: number): number {
  const at = square * ACTIONS;
  return Math.max(q[at], q[at + 1], q[at + 2], q[at + 3]);
}

/** Where a move really leads: in the intended direction, or slipped to one of its sides. */
export function move(world: GridWorld, square: number, action: number, rng: Rng): number {
  let direction = action;
  if (world.slip > 0) {
    const u = uniform(rng);
    if (u < world.slip) direction = (action + (u < world.slip / 2 ? 1 : 3)) % ACTIONS;
  }
  return destination(world, square, direction);
}

/**
 * One episode from a square of the floor: with probability `explore` a random action, else the best known one, until an
 * exit or `limit` moves. `path`, if given, receives the squares walked, as many as it holds.
 */
export function playEpisode(
  learner: QLearner,
  world: GridWorld,
  rng: Rng,
  { start, explore, limit, path }: { start: number; explore: number; limit: number; path?: Int32Array },
): Episode {
  const episode: Episode = { moves: 0, discounted: 0, reached: false, correction: 0 };
  let square = start;
  let factor = 1;
  if (path && path.length > 0) path[0] = start;
  while (episode.moves < limit && !episode.reached) {
    const random = uniform(rng) < explore;
    const action = random ? integer(rng, ACTIONS) : chooseBest(learner, square, rng);
    const next = move(world, square, action, rng);
    const correction = correct(learner, world, square, action, next);
    episode.correction = Math.max(episode.correction, Math.abs(correction));
    episode.discounted += factor * world.reward[next];
    factor *= world.discount;
    episode.moves++;
    if (path && episode.moves < path.length) path[episode.moves] = next;
    episode.reached = world.cells[next] === EXIT;
    square = next;
  }
  return episode;
}

/** Learns from one move; returns the change of Q. */
export function correct(
  learner: QLearner,
  world: GridWorld,
  square: number,
  action: number,
  next: number,
): number {
  const at = square * ACTIONS + action;
  const rate = 1 / (1 + (1 - world.discount) * learner.visits[at]++);
  const goal = world.reward[next] + world.discount * bestValue(learner, next);
  const change = rate * (goal - learner.q[at]);
  learner.q[at] += change;
  return change;
}
