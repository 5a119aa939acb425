import { sin } from '@/lib/math';
import { normal, shuffle, uniform } from '@/lib/rng';
import { type Cloud, makeCloud } from '../cloud';
import { conditionProcess, type GaussianProcessPrior, predictProcess } from '../gaussianProcess';
import { gammaOfLength } from '../kernelFunctions';
import { type Points, pointsOfCloud } from '../points';
import { decisionValue, type SmoState, startSmo, stepSmo, svmOf } from '../svm';
import { errorShare, firstPoints, shareError } from './points';
import { FIELD_SIDE, fieldOver, grid, rootMeanSquare, type Thumbnail } from './thumbnail';

interface SvmState {
  cloud: Cloud;
  heldOut: Cloud;
  smo: SmoState;
}

const KERNEL = { kind: 'rbf', gamma: 4 } as const;
const PENALTY = 2;
const TOLERANCE = 1e-3;

/** Two multipliers at a time; rings mark the points that carry the boundary. */
export const svm: Thumbnail<SvmState> = {
  init(rng) {
    const cloud = makeCloud('moons', 70, 0.12, rng);
    const signs = Int8Array.from(cloud.label, (c) => (c === 1 ? 1 : -1));
    const smo = startSmo(pointsOfCloud(cloud), signs, { kernel: KERNEL, penalty: PENALTY });
    return { cloud, heldOut: makeCloud('moons', 200, 0.12, rng), smo };
  },
  step({ smo }) {
    for (let j = 0; j < 3; j++) stepSmo(smo, TOLERANCE);
  },
  show({ cloud, heldOut, smo }) {
    const machine = svmOf(smo, pointsOfCloud(cloud), KERNEL);
    const { features } = pointsOfCloud(heldOut);
    const answers = Array.from({ length: heldOut.n }, (_, i) =>
      decisionValue(machine, features, 2 * i) > 0 ? 1 : 0,
    );
    const error = errorShare(heldOut, answers);
    return {
      picture: {
        kind: 'plane',
        cloud: firstPoints(cloud, cloud.n),
        side: FIELD_SIDE,
        field: fieldOver((x, y) => Math.max(-1, Math.min(1, decisionValue(machine, [x, y])))),
        marks: machine.support.slice(),
      },
      readings: [
        { name: 'heldOutError', value: error, error: shareError(error, heldOut.n) },
        { name: 'supports', value: machine.rows.length },
        { name: 'violation', value: smo.violation },
      ],
    };
  },
};

interface CurveState {
  x: Float64Array;
  y: Float64Array;
}

const truth = (x: number) => sin(4 * x);
const NOISE = 0.15;

/** Twenty noisy values of a sine at places drawn by chance. */
function measured(rng: Uint32Array): CurveState {
  const x = shuffle(rng, grid(-1, 1, 20)).map((v) => v + 0.05 * (uniform(rng) - 0.5));
  return { x, y: x.map((v) => truth(v) + NOISE * normal(rng)) };
}

const rows = (x: Float64Array): Points => ({ n: x.length, p: 1, features: x });

function processOf(length: number): GaussianProcessPrior {
  return { kernel: { kind: 'rbf', gamma: gammaOfLength(length) }, amplitude: 1, noise: NOISE };
}

/** A curve with its band, one measurement more every third step. */
export const gaussianProcess: Thumbnail<CurveState> = {
  init: measured,
  step: () => {},
  show({ x, y }, k) {
    const count = Math.max(1, Math.floor(k / 3));
    const seen = { x: x.slice(0, count), y: y.slice(0, count) };
    const gridX = grid(-1, 1, 61);
    const { mean, variance } = predictProcess(
      conditionProcess(processOf(0.35), rows(seen.x), seen.y),
      rows(gridX),
    );
    return {
      picture: {
        kind: 'curve',
        ...seen,
        gridX,
        curve: mean,
        low: mean.map((m, i) => m - Math.sqrt(variance[i])),
        high: mean.map((m, i) => m + Math.sqrt(variance[i])),
      },
      readings: [
        { name: 'offTruth', value: rootMeanSquare(mean.map((m, i) => m - truth(gridX[i]))) },
        { name: 'band', value: rootMeanSquare(variance.map(Math.sqrt)) },
      ],
    };
  },
};

/** Kernel ridge regression, which has the mean of the process: its bumps grow from needles to hills. */
export const kernelMethods: Thumbnail<CurveState> = {
  init: measured,
  step: () => {},
  show({ x, y }, k) {
    const length = 0.02 + 0.018 * k;
    const process = conditionProcess(processOf(length), rows(x), y);
    const gridX = grid(-1, 1, 121);
    const { mean } = predictProcess(process, rows(gridX));
    return {
      picture: { kind: 'curve', x: x.slice(), y: y.slice(), gridX, curve: mean },
      readings: [
        { name: 'offTruth', value: rootMeanSquare(mean.map((m, i) => m - truth(gridX[i]))) },
        { name: 'width', value: length },
      ],
    };
  },
};
