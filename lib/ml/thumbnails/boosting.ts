import { sin } from '@/lib/math';
import { normal } from '@/lib/rng';
import { addResidualTree, startGradientBoost } from '../boosting';
import { predictTree, type Tree } from '../decisionTree';
import type { Points } from '../points';
import { grid, rootMeanSquare, STEPS, type Thumbnail } from './thumbnail';

interface BoostState {
  x: Float64Array;
  y: Float64Array;
  residuals: Float64Array;
  /** F on the grid. */
  curve: Float64Array;
}

const RATE = 0.2;
const TRUTH = (x: number) => sin(3 * x) + 0.4 * x;
const column = (x: Float64Array): Points => ({ n: x.length, p: 1, features: x });
const boostGrid = () => grid(-1, 1, 81);

/** A tree of three leaves more at each step, fitted to what is left over. */
export const boosting: Thumbnail<BoostState> = {
  init(rng) {
    const x = grid(-1, 1, 40);
    const y = x.map((value) => TRUTH(value) + 0.15 * normal(rng));
    const { mean, residuals } = startGradientBoost(y, RATE);
    return { x, y, residuals, curve: boostGrid().fill(mean) };
  },
  step({ x, residuals, curve }) {
    const boost = { learningRate: RATE, mean: 0, trees: [] as Tree[], residuals };
    addResidualTree(boost, column(x), { maxLeaves: 3 });
    const answers = predictTree(boost.trees[0], column(boostGrid()));
    for (let i = 0; i < curve.length; i++) curve[i] += RATE * answers[i];
  },
  show({ x, y, residuals, curve }, k) {
    const gridX = boostGrid();
    const off = curve.map((f, i) => f - TRUTH(gridX[i]));
    return {
      picture: { kind: 'curve', x: x.slice(), y: y.slice(), gridX, curve: curve.slice() },
      readings: [
        { name: 'leftOver', value: rootMeanSquare(residuals) },
        { name: 'offTruth', value: rootMeanSquare(off) },
        { name: 'trees', value: Math.min(k, STEPS) },
      ],
    };
  },
};
