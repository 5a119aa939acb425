import { describe, expect, it } from 'vitest';
import {
  addNetwork,
  clearSurvey,
  createSurvey,
  keptCount,
  leastMeasured,
  surveyPoints,
} from '@/lib/ml/loadSurvey';

describe('a survey of loads', () => {
  it('gives mean and error of the mean for each load, in their order', () => {
    const survey = createSurvey([5, 2, 5], 1);
    expect(surveyPoints(survey)).toEqual([]);
    for (const m of [0.9, 1, 0.8, 0.7]) addNetwork(survey, 5, m, m > 0.85 ? 1 : 0);
    addNetwork(survey, 2, 1, 1);
    const [two, five] = surveyPoints(survey);
    expect(two).toEqual({
      count: 2,
      networks: 1,
      overlap: 1,
      overlapError: 0,
      recalled: 1,
      recalledError: 0,
    });
    expect(five.overlap).toBeCloseTo(0.85, 14);
    // Squares of the deviations .05, .15, −.05, −.15 are .05 in all: √(.05/3/4).
    expect(five.overlapError).toBeCloseTo(Math.sqrt(0.05 / 12), 14);
    expect(five.recalled).toBeCloseTo(0.5, 14);
    expect(five.recalledError).toBeCloseTo(Math.sqrt(1 / 12), 14);
  });

  it('says where least is known, takes new loads while there is room, and forgets numbers but not loads', () => {
    const survey = createSurvey([3, 1], 2);
    expect(leastMeasured(survey)).toBe(3);
    addNetwork(survey, 3, 1, 1);
    expect(leastMeasured(survey)).toBe(1);
    addNetwork(survey, 1, 1, 1);
    for (const count of [7, 8, 9]) addNetwork(survey, count, 0.5, 0);
    expect(surveyPoints(survey).map((point) => point.count)).toEqual([1, 3, 7, 9]);
    clearSurvey(survey);
    expect(surveyPoints(survey)).toEqual([]);
    addNetwork(survey, 9, 0.25, 0);
    expect(surveyPoints(survey)[0].overlap).toBe(0.25);
    expect(leastMeasured(createSurvey([], 1))).toBe(0);
  });

  it('counts patterns up to the first that is forgotten', () => {
    const survey = createSurvey([1, 2, 3, 4], 0);
    [1, 0.95, 0.5, 1].forEach((share, k) => {
      addNetwork(survey, k + 1, share, share);
    });
    expect(keptCount(surveyPoints(survey))).toBe(2);
    expect(keptCount([])).toBe(0);
    const gap = createSurvey([2, 3], 0);
    addNetwork(gap, 2, 1, 1);
    expect(keptCount(surveyPoints(gap))).toBe(0);
  });
});
