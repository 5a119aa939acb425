import { describe, expect, it } from 'vitest';
import { addToHistogram, createHistogram, resetHistogram } from '@/lib/qmc/histogram';
import { clearTrace, createTrace, isDue, record, traceColumn } from '@/lib/trace';

describe('a thinned trace', () => {
  it('covers any number of events evenly with at most its capacity', () => {
    const trace = createTrace(2, 16);
    for (let event = 1; event <= 1000; event++) {
      if (isDue(trace)) record(trace, [event, -event]);
      const kept = traceColumn(trace, 0);
      expect(kept.length).toBeLessThan(16);
      expect([...kept]).toEqual(Array.from(kept, (_, row) => (row + 1) * trace.stride));
      expect([...traceColumn(trace, 1)]).toEqual([...kept].map((value) => -value));
    }
    expect(trace.stride).toBe(64);
    clearTrace(trace);
    expect(trace).toEqual(createTrace(2, 16));
  });
});

describe('a histogram', () => {
  it('counts each value once, those outside in the end bins', () => {
    const histogram = createHistogram(4);
    resetHistogram(histogram, 1, 3);
    addToHistogram(histogram, Float64Array.of(1, 1.49, 1.5, 2.2, 2.99, 3, 99, -5));
    expect([...histogram.counts]).toEqual([3, 1, 1, 3]);
    resetHistogram(histogram, 0, 1);
    expect([...histogram.counts]).toEqual([0, 0, 0, 0]);
  });
});
