import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { medianSignificance, mostAccurateCut } from '@/lib/ml/ams';
import { ACCURACIES, amsAt, CUTS, drawBestCut, TOY } from '../tools/outlook/cut';
import { drawCourses, drawDataAndDevice } from '../tools/outlook/quantum';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('10-outlook.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** What an exercise expects to be typed. */
const answerOf = (label: string, within = '') =>
  Number(new RegExp(`${within}[\\s\\S]*?<Answer value="([\\d.]+)"[^>]*label="${label}"`).exec(prose)?.[1]);

describe('the exercises of chapter 10', () => {
  it('have the significance of an excess', () => {
    const bracket = 2247 * Math.log(1 + 237 / 2010) - 237;
    says('$\\ln(1 + 237/2010) = 0.11146$', '0.11146', Math.log(1 + 237 / 2010));
    says('times $2247$ is $250.45$', '250.45', 2247 * Math.log(1 + 237 / 2010));
    // The text goes on with the rounded 250.45, less than its last digit away.
    expect(bracket).toBeCloseTo(13.45, 1);
    expect(2 * bracket).toBeCloseTo(26.91, 1);
    says('its root is $5.19$', '5.19', medianSignificance(237, 2000));
    says('$237/\\sqrt{2000} = 5.30$', '5.30', 237 / Math.sqrt(2000));
    expect(answerOf('AMS', 'significance of an excess')).toBeCloseTo(medianSignificance(237, 2000), 3);
  });

  it('say what the ten extra events prevent', () => {
    says('$\\sqrt{2 (20 \\ln 2 - 10)} = 2.78$', '2.78', Math.sqrt(2 * (20 * Math.log(2) - 10)));
    expect(answerOf('AMS with the extra events')).toBeCloseTo(medianSignificance(10, 0), 4);
    expect(medianSignificance(10, 1e-12, 0)).toBeGreaterThan(20);
  });

  it('lose a factor of 3.23 with a tenth of the weights', () => {
    const [all, tenth] = [medianSignificance(237, 2000), medianSignificance(23.7, 200)];
    says('The AMS falls from $5.187$ to $1.606$', '5.187', all);
    says('The AMS falls from $5.187$ to $1.606$', '1.606', tenth);
    says('by $3.23$', '3.23', all / tenth);
    expect(answerOf('AMS', 'A tenth of the events')).toBeCloseTo(tenth, 3);
  });

  it('put the accurate cut where both classes are as likely', () => {
    says('$x = 1 + \\tfrac12 \\ln 100 = 3.30$', '3.30', mostAccurateCut(TOY));
    says('$1 + \\tfrac12 \\ln 10 = 2.15$', '2.15', mostAccurateCut({ ...TOY, signal: 1000 }));
    says('$\\tfrac12 \\ln 10 = 1.15$', '1.15', Math.log(10) / 2);
    expect(answerOf('Cut for 100 signal events')).toBeCloseTo(mostAccurateCut(TOY), 4);
    expect(answerOf('Cut for 1,000 signal events')).toBeCloseTo(mostAccurateCut({ ...TOY, signal: 1000 }), 4);
  });

  it('compare the short formulas with the full one', () => {
    const simple = 100 / Math.sqrt(1000);
    const full = medianSignificance(100, 1000, 0);
    const short = simple * (1 - 1 / 60);
    const numbers = '$3.1623$, $3.1096$ and $\\sqrt{2\\,(1100 \\times 0.0953102 - 100)} = 3.1117$';
    says(numbers, '3.1623', simple);
    says(numbers, '3.1096', short);
    says(numbers, '3.1117', full);
    says('$\\ln 1.1 = 0.0953102$', '0.0953102', Math.log(1.1));
    says('$-0.0527$', '-0.0527', short - simple);
    says('$+0.0021$', '0.0021', full - short);
    says('is 25 times larger', '25', (simple - short) / (full - short));
    expect(answerOf('Full AMS')).toBeCloseTo(full, 4);
  });
});

describe('the toy of chapter 10', () => {
  it('shows that accuracy is not discovery', () => {
    expect(CUTS.balanced).toBeLessThan(CUTS.significant);
    expect(CUTS.significant).toBeLessThan(CUTS.accurate);
    // "with a lower accuracy than doing nothing"
    expect(prose).toContain('with a lower accuracy than doing nothing');
    expect(ACCURACIES.significant).toBeLessThan(ACCURACIES.none);
    expect(ACCURACIES.none).toBeLessThan(ACCURACIES.accurate);
    expect(prose).toContain('Toy: two Gaussians, 100 signal events among 10,000');
  });

  it('moves the cut by the rule of the margin note', () => {
    // At the best cut dlns = ½ dln b, up to the ten extra events and the order s/b.
    const h = 1e-4;
    const slope = (amsAt(CUTS.significant + h) - amsAt(CUTS.significant - h)) / (2 * h);
    expect(Math.abs(slope)).toBeLessThan(1e-5);
    expect(prose).toContain('lies lower than the accurate one');
  });
});

describe('the drawings of chapter 10', () => {
  it.each([
    ['best-cut', drawBestCut],
    ['data-and-device', drawDataAndDevice],
    ['quantum-courses', drawCourses],
  ])('%s is what its program draws', (name, draw) => {
    expect(readFileSync(`public/figures/${name}.svg`, 'utf8')).toBe(draw());
  });

  it('print the values that the text alternative tells', () => {
    const svg = readFileSync('public/figures/best-cut.svg', 'utf8');
    const alt = /src="\/figures\/best-cut\.svg" alt="([^"]+)"/.exec(prose)?.[1] ?? '';
    for (const cut of Object.values(CUTS)) {
      const value = amsAt(cut).toFixed(2);
      expect(svg).toContain(value);
      expect(alt).toContain(value);
    }
  });
});
