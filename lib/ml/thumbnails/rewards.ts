import { EXIT, type GridWorld, solveWorld, sweepValues, WALL } from '../gridworld';
import { bestValue, createLearner, playEpisode, type QLearner } from '../qLearning';
import type { Shown, Thumbnail } from './thumbnail';

const WIDTH = 8;
const HEIGHT = 6;
const START = 0;

/** Row by row from the north: walls #, the exit G, a pit P. */
const MAP = ['.......G', '..##.#..', '..#..#P.', '..#.##..', '.....#..', '........'];

/** A room with walls, a goal worth 1, a pit worth −1, and a small price for every move. */
function room(): GridWorld {
  const cells = new Uint8Array(WIDTH * HEIGHT);
  const reward = new Float64Array(WIDTH * HEIGHT).fill(-0.02);
  MAP.forEach((line, r) => {
    [...line].forEach((mark, column) => {
      const square = (HEIGHT - 1 - r) * WIDTH + column;
      if (mark === '#') cells[square] = WALL;
      if (mark === 'G' || mark === 'P') {
        cells[square] = EXIT;
        reward[square] = mark === 'G' ? 1 : -1;
      }
    });
  });
  return { width: WIDTH, height: HEIGHT, cells, reward, slip: 0.1, discount: 0.95 };
}

/** Values as a picture, north at the top; exits show their reward, walls nothing. */
function roomTiles({ cells, reward }: GridWorld, values: Float64Array): Shown['picture'] {
  const tiles = new Float64Array(WIDTH * HEIGHT);
  for (let square = 0; square < tiles.length; square++) {
    const row = HEIGHT - 1 - Math.floor(square / WIDTH);
    const value = cells[square] === EXIT ? reward[square] : values[square];
    tiles[row * WIDTH + (square % WIDTH)] = cells[square] === WALL ? 0 : value;
  }
  return { kind: 'tiles', count: 1, columns: WIDTH, rows: HEIGHT, values: tiles };
}

interface ValueState {
  values: Float64Array;
  exact: number;
}

/** Values spread from the goal, one move further with each sweep. */
export const valueIteration: Thumbnail<ValueState> = {
  init: () => ({ values: new Float64Array(WIDTH * HEIGHT), exact: solveWorld(room()).values[START] }),
  step(state) {
    const next = new Float64Array(state.values.length);
    sweepValues(room(), state.values, next);
    state.values.set(next);
  },
  show: ({ values, exact }) => ({
    picture: roomTiles(room(), values),
    readings: [{ name: 'startValue', value: values[START], exact }],
  }),
};

interface QState {
  learner: QLearner;
  exact: number;
}

const EPISODES = 40;

/** The same room for a walker that knows nothing of it: forty tries at each step. */
export const qLearning: Thumbnail<QState> = {
  init: () => ({ learner: createLearner(room()), exact: solveWorld(room()).values[START] }),
  step({ learner }, _k, rng) {
    const world = room();
    for (let n = 0; n < EPISODES; n++)
      playEpisode(learner, world, rng, { start: START, explore: 0.2, limit: 100 });
  },
  show({ learner, exact }) {
    const world = room();
    const values = Float64Array.from(world.cells, (_, square) => bestValue(learner, square));
    return {
      picture: roomTiles(world, values),
      readings: [{ name: 'startValue', value: values[START], exact }],
    };
  },
};
