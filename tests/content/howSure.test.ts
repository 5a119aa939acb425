import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fivePoints } from '@/components/demos/ols-fit/presets';
import { erf } from '@/lib/erf';
import { MASS_MODELS, twoNeutronSeparation } from '@/lib/massTables';
import { posteriorOf, powersOf } from '@/lib/ml/bayesianRegression';
import { watchedSlope } from '@/lib/ml/linearCauses';
import { createRng, normal } from '@/lib/rng';
import { drawExtrapolation, drawPriorPosterior, drawWeights } from '../tools/howSure/bands';
import { drawAlarm, drawSimpson, drawWatchOrSet, successOf } from '../tools/howSure/causes';
import { ASSUMPTIONS, guessOf, POINTS, polynomial } from '../tools/howSure/fits';
import {
  drawLandscape,
  drawSpread,
  drawTin,
  loadMassTables,
  readMeasured,
  spreads,
} from '../tools/howSure/nuclei';
import { expectPrinted, proseOf } from './printed';
import { repeatRun } from './runs';

const FILE = '09-how-sure-are-we.mdx';
const prose = proseOf(FILE);
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** The answers of an exercise, as the page checks them. */
function answersOf(title: string): { value: number; tolerance: number }[] {
  const exercise = prose.split(`<Exercise title="${title}" `)[1]?.split('</Exercise>')[0];
  expect(exercise, title).toBeTruthy();
  return [...exercise.matchAll(/<Answer value="([^"]+)" tolerance="([^"]+)"/g)].map(
    ([, value, tolerance]) => ({
      value: Number(value),
      tolerance: Number(tolerance),
    }),
  );
}

/** Expects the printed answers to be the values, well inside their tolerances. */
function expectAnswers(title: string, ...values: number[]): void {
  const answers = answersOf(title);
  expect(answers, title).toHaveLength(values.length);
  answers.forEach(({ value, tolerance }, k) => {
    expect(Math.abs(value - values[k]), `${title}: ${value} for ${values[k]}`).toBeLessThan(tolerance / 2);
  });
}

describe('the five points of chapter 9', () => {
  it('are those of chapter 3', () => {
    expect(prose).toContain('$\\data{x} = 0, 1, 2, 3, 4$ and $\\data{y} = 1, 3, 2, 5, 4$');
    expect([...POINTS.x]).toEqual([0, 1, 2, 3, 4]);
    expect([...POINTS.y]).toEqual([1, 3, 2, 5, 4]);
  });

  it('correlate as the sums say', () => {
    const centred = (v: Float64Array) => v.map((a) => a - v.reduce((p, q) => p + q) / v.length);
    const [x, y] = [centred(POINTS.x), centred(POINTS.y)];
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i], 0);
    expect([dot(x, x), dot(y, y), dot(x, y)]).toEqual([10, 10, 8]);
    says('= \\frac{8}{\\sqrt{10 \\cdot 10}} = 0.8', '0.8', dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y)));
    says('has slope $1/0.8 = 1.25$', '1.25', dot(y, y) / dot(x, y));
  });

  it('leave what the text says of forecasts', () => {
    says('back at what you knew before, $0 \\pm 3.2$', '3.2', ASSUMPTIONS.width);
    const { mean, deviation } = guessOf(polynomial(1), 5);
    const error = Math.hypot(deviation, 1);
    says('fall between $4.0$ and $6.9$', '4.0', mean - error);
    says('fall between $4.0$ and $6.9$', '6.9', mean + error);
    says('the fit with a ridge, $\\lambda = \\sigma^2/\\tau^2 = 0.1$', '0.1', 1 / ASSUMPTIONS.width ** 2);
    expect(prose).toContain('\\begin{pmatrix} 5.1 & 10 \\\\ 10 & 30.1 \\end{pmatrix}');
    const [m0, m1] = polynomial(1).mean;
    expect(5.1 * m0 + 10 * m1).toBeCloseTo(15, 10);
    expect(10 * m0 + 30.1 * m1).toBeCloseTo(38, 10);
  });

  it('cost a wider prior ln 10 for each parameter', () => {
    expect(prose).toContain('costs every parameter another $\\ln 10$');
    const design = [...POINTS.x].flatMap((x) => [...powersOf(x, 1)]);
    const evidence = (width: number) => posteriorOf(design, POINTS.y, { noise: 1, width }).logEvidence;
    expect((evidence(1e4) - evidence(1e5)) / 2).toBeCloseTo(Math.log(10), 6);
  });

  it('have a third of the average’s variance between the models', () => {
    expect(prose).toContain('In the toy it is a third of the total.');
    expect(1.042234 / 3.131663).toBeCloseTo(1 / 3, 2);
  });

  it('are covered as the table says, when readings are drawn', () => {
    const rng = createRng(5);
    const design = [...POINTS.x].flatMap((x) => [...powersOf(x, 1)]);
    const share = (noise: number) => {
      const n = 2000;
      let inside = 0;
      for (let k = 0; k < n; k++) {
        const [a, b] = [ASSUMPTIONS.width * normal(rng), ASSUMPTIONS.width * normal(rng)];
        const y = POINTS.x.map((x) => a + b * x + noise * normal(rng));
        const { mean, deviation } = guessOf(posteriorOf(design, y, ASSUMPTIONS), 5);
        const next = a + 5 * b + noise * normal(rng);
        if (Math.abs(next - mean) < Math.hypot(deviation, 1)) inside++;
      }
      return inside / n;
    };
    // 5 standard errors of a share of 2000 are 0.052 and 0.054.
    says('\\step{1}{68\\,\\%} & \\step{2}{38\\,\\%}', '68', 100 * erf(Math.SQRT1_2));
    expect(Math.abs(share(1) - 0.683)).toBeLessThan(0.052);
    expect(Math.abs(share(2) - 0.384)).toBeLessThan(0.054);
  });
});

describe('causes', () => {
  it('have the slopes of the slide', () => {
    says('= 0.5 + \\frac{1 \\cdot 2}{1^2 + 1} = 1.5', '1.5', watchedSlope({ a: 1, b: 0.5, c: 2 }));
    expectAnswers('A slope from nothing', watchedSlope({ a: 2, b: 0, c: 1 }));
  });

  it('turn the stones round', () => {
    const [a, b] = [successOf('A'), successOf('B')];
    expect(a.watched).toBeLessThan(b.watched);
    expect(a.set).toBeGreaterThan(b.set);
    expect([87 + 270, 263 + 80]).toEqual([357, 343]);
    expect(prose).toContain('357 small and 343 large');
    expectAnswers('If everybody had been treated through the skin', 100 * b.set);
    says('= 0.442 + 0.337 = 0.779', '0.442', (357 / 700) * (234 / 270));
    says('= 0.442 + 0.337 = 0.779', '0.337', (343 / 700) * (55 / 80));
  });
});

describe('Bayes', () => {
  const posterior = (prior: number, rings: number, falsely: number) =>
    (prior * rings) / (prior * rings + (1 - prior) * falsely);

  it('counts alarms', () => {
    says('It rings $9.5$ times for signals, on average, and $99$ times', '9.5', 1000 * 0.01 * 0.95);
    says('It rings $9.5$ times for signals, on average, and $99$ times', '99', 1000 * 0.99 * 0.1);
    expectAnswers('A rarer signal', 100 * posterior(0.001, 0.95, 0.1));
    const twice = posterior(posterior(0.01, 0.95, 0.1), 0.95, 0.1);
    expect(twice).toBeCloseTo(posterior(0.01, 0.95 ** 2, 0.1 ** 2), 12);
    expectAnswers('Two alarms in a row', twice);
    says('the answer would remain $0.088$', '0.088', posterior(0.01, 0.95, 0.1));
  });

  it('does the exercises', () => {
    const { mean, covariance } = posteriorOf([1], [3], { noise: 1, width: 2 });
    expectAnswers('One reading, by hand', mean[0], Math.sqrt(covariance[0]));
    expectAnswers('Two models that disagree', Math.sqrt(1 + 1.5 ** 2));
    // z with erf(z/√2) = 0.38, by bisection.
    let [low, high] = [0, 1];
    for (let k = 0; k < 50; k++) {
      const z = (low + high) / 2;
      if (erf(z / Math.SQRT2) < 0.38) low = z;
      else high = z;
    }
    expectAnswers('Where an error bar went wrong', 1 / low);
    says('a factor of $1/0.496 = 2.0$', '0.496', low);
  });

  it('sees the bend that the experiment shows', async () => {
    const link = /ols-fit\.data=([\w-]+)&ols-fit\.degree=2/.exec(prose)?.[1];
    expect(link).toBe(Buffer.from(fivePoints.buffer).toString('base64url'));
    const more = await repeatRun({ demo: 'ols-fit', preset: 'line', steps: 0, params: { degree: 2 } });
    says('The coefficient is $-0.14 \\pm 0.34$', '-0.14', more.theta2.value);
    says('The coefficient is $-0.14 \\pm 0.34$', '0.34', more.theta2.error!);
    const at8 = more.theta0.value + 8 * more.theta1.value + 64 * more.theta2.value;
    expectAnswers('A bend that is not there', at8);
    says('$3 + 4.8 - 34/7 = 2.94$', '2.94', at8);
    says('where the line says $7.8$', '7.8', 1.4 + 0.8 * 8);
    // Between the points, the parabola less the line is −((x − 2)² − 2)/7.
    expect(Math.max(...[0, 2, 4].map((x) => Math.abs((x - 2) ** 2 - 2) / 7))).toBeLessThan(0.3);
  });
});

describe('the nuclear landscape', () => {
  const tables = loadMassTables();
  const all = spreads(tables);

  it('is what the text says it is', () => {
    const models = MASS_MODELS.filter(({ boundOnly }) => boundOnly);
    expect(models).toHaveLength(10);
    expect(prose).toContain('Ten of the eighteen hold bound nuclei and then stop');
    expect([all[0].z, all[all.length - 1].z]).toEqual([8, 100]);
    const lead = all.find(({ z }) => z === 82)!.points.map((point) => point?.n);
    expect(lead.filter((n) => n === 184)).toHaveLength(17);
    expect(Math.max(...lead.map(Number))).toBe(186);
    expect(prose).toContain('seventeen of eighteen models end at $N = 184$ and the last at 186');
    const silent = all.find(({ z }) => z === 20)!.points.filter((point) => !point);
    expect(silent).toHaveLength(1);
    expect(prose).toContain('13 of 17 hold calcium-68');
  });

  it('touches the data at the bottom and is seventy neutrons away at the top', () => {
    const gap = (z: number) => {
      const { median } = all.find((spread) => spread.z === z)!;
      return median - Math.max(...tables.measured.get(z)!.keys());
    };
    expect(gap(8)).toBe(0);
    for (const z of [96, 98, 100]) expect(Math.abs(gap(z) - 70)).toBeLessThan(6);
  });

  it('has the tin of the text', () => {
    const chain = tables.measured.get(50)!;
    const known = [...chain.keys()].filter((n) => twoNeutronSeparation(chain, n) !== undefined);
    expect([known.length, Math.max(...known)]).toEqual([17, 84]);
    says(
      'are $1102.84$ and $1108.87$ MeV (AME2020), that of tin-130 is $1090.29$',
      '1102.84',
      chain.get(82)!,
    );
    says(
      'are $1102.84$ and $1108.87$ MeV (AME2020), that of tin-130 is $1090.29$',
      '1108.87',
      chain.get(84)!,
    );
    says(
      'are $1102.84$ and $1108.87$ MeV (AME2020), that of tin-130 is $1090.29$',
      '1090.29',
      chain.get(80)!,
    );
    expectAnswers('Two neutrons of tin', twoNeutronSeparation(chain, 84)!);
  });

  it('holds the 642 even–even nuclei of the chart among its measured ones', () => {
    const measured = readMeasured();
    for (const [z, chain] of tables.measured) {
      for (const n of chain.keys()) {
        expect(
          measured.get(z)?.some(([from, to]) => from <= n && n <= to),
          `${z}, ${n}`,
        ).toBe(true);
      }
    }
  });
});

describe('the drawings of chapter 9', () => {
  it.each([
    ['extrapolation', drawExtrapolation],
    ['prior-posterior', drawPriorPosterior],
    ['model-weights', drawWeights],
    ['watch-or-set', drawWatchOrSet],
    ['simpson', drawSimpson],
    ['alarm', drawAlarm],
    ['landscape', drawLandscape],
    ['drip-spread', drawSpread],
    ['tin-separation', drawTin],
  ])('%s is what its program draws from the data', (name, draw) => {
    const svg = draw();
    expect(readFileSync(`public/figures/${name}.svg`, 'utf8')).toBe(svg);
    expect(svg.length).toBeLessThan(60_000);
    expect(prose).toContain(`/figures/${name}.svg`);
  });
});
