import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kernelFiles, kernelHash, longDemos } from './kernels.mjs';

interface Report {
  physics: Record<string, { commit: string; date: string; kernel: string; runs: { passed: boolean }[] }>;
  lighthouse: { commit: string; date: string; pages: { passed: boolean }[] };
  soak: { commit: string; date: string; demos: { demo: string; passed: boolean }[] };
  room?: { commit: string; date: string; lectures: { passed: boolean }[] };
  slider?: { commit: string; date: string; passed: boolean };
  follow?: { commit: string; date: string; passed: boolean };
  paging: { commit: string; date: string; decks: { passed: boolean }[] };
  frames: { commit: string; date: string; demos: { passed: boolean }[] };
  pdf: { commit: string; date: string; layouts: { passed: boolean }[] };
  settings?: Record<string, { commit: string; date: string; count: number; wrong: unknown[] }>;
}

const report = JSON.parse(readFileSync('tests/long/report.json', 'utf8')) as Report;

describe('the report of the long runs', () => {
  test.each(longDemos)('%s: the kernel is the one that was run', (demo) => {
    const { physics } = report;
    expect(physics[demo]?.kernel, `run: npm run test:long -- physics ${demo}`).toBe(kernelHash(demo));
    expect(physics[demo].runs.length).toBeGreaterThan(0);
    expect(physics[demo].runs.filter(({ passed }) => !passed)).toEqual([]);
  });

  test('every part passed, and says when and from which commit', () => {
    const { physics, settings = {}, lighthouse, soak, room, slider, follow, paging, frames, pdf } = report;
    for (const { commit, date } of [
      ...Object.values(physics),
      ...Object.values(settings),
      lighthouse,
      soak,
      paging,
      frames,
      pdf,
      ...(room ? [room] : []),
      ...(slider ? [slider] : []),
      ...(follow ? [follow] : []),
    ]) {
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(Number.isNaN(Date.parse(date))).toBe(false);
    }
    expect(Object.values(settings).filter(({ count, wrong }) => count < 200 || wrong.length > 0)).toEqual([]);
    expect(lighthouse.pages.filter(({ passed }) => !passed)).toEqual([]);
    expect([...soak.demos, ...frames.demos].filter(({ passed }) => !passed)).toEqual([]);
    expect([...paging.decks, ...pdf.layouts].filter(({ passed }) => !passed)).toEqual([]);
    expect(room?.lectures.filter(({ passed }) => !passed) ?? []).toEqual([]);
    expect(follow?.passed ?? true).toBe(true);
    expect(slider?.passed ?? true).toBe(true);
  });

  test('a kernel is its simulation and what that imports from lib', () => {
    const files = kernelFiles('vmc-oscillator');
    expect(files).toEqual(
      expect.arrayContaining(['components/demos/vmc-oscillator/simulation.ts', 'lib/rng.ts', 'lib/math.ts']),
    );
    expect(files.every((file) => file.startsWith('lib/') || file.endsWith('/simulation.ts'))).toBe(true);
  });
});
