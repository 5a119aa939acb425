import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dripLine, dripPoint, MASS_MODELS, readMassTables, twoNeutronSeparation } from '@/lib/massTables';

const bytes = new Uint8Array(readFileSync('public/data/mass-models/even-even.bin'));
const tables = readMassTables(bytes);
const model = (name: string) => MASS_MODELS.findIndex((m) => m.name === name);

describe('a chain of isotopes', () => {
  const chain = (energies: [number, number][]) => new Map(energies);

  it('ends where the next two neutrons are not held', () => {
    const bound = chain([
      [8, 100],
      [10, 112],
      [12, 118],
      [14, 117],
      [16, 119],
    ]);
    expect(twoNeutronSeparation(bound, 14)).toBe(-1);
    expect(twoNeutronSeparation(bound, 18)).toBeUndefined();
    expect(dripPoint(8, bound)).toEqual({ n: 12, next: 'negative', returns: true });
    expect(
      dripPoint(
        8,
        chain([
          [8, 100],
          [10, 112],
          [12, 118],
        ]),
      ),
    ).toEqual({ n: 12, next: 'end', returns: false });
  });

  it('is walked from its most bound isotope: a hole on the other side does not end it', () => {
    const hole = chain([
      [4, 10],
      [8, 100],
      [10, 112],
      [12, 111],
    ]);
    expect(dripPoint(8, hole).n).toBe(10);
  });
});

describe('the mass tables', () => {
  it('hold what they were made of', () => {
    expect(tables.nuclei).toBe(2744);
    expect(tables.elements).toHaveLength(59);
    expect([...tables.measured.values()].reduce((sum, chain) => sum + chain.size, 0)).toBe(642);
    // Rows as printed in the source: oxygen-16 and lead-208.
    expect(tables.measured.get(8)?.get(8)).toBe(127.6193);
    expect(tables.models[model('SkM*')].get(8)?.get(8)).toBe(128.856);
    expect(tables.models[model('WS4')].get(8)?.get(10)).toBe(140.48);
    expect(tables.measured.get(82)?.get(126)).toBeCloseTo((208 * 7867.453) / 1000, 3);
    expect(() => readMassTables(bytes.subarray(0, 100))).toThrow('expected rows of 92');
  });

  it('miss the measured separation energies as far as the list of their makers says', () => {
    const spread = (name: string) => {
      let [n, sum] = [0, 0];
      for (const [z, chain] of tables.measured) {
        for (const here of chain.keys()) {
          const known = twoNeutronSeparation(chain, here);
          const claimed = twoNeutronSeparation(tables.models[model(name)].get(z) ?? new Map(), here);
          if (known === undefined || claimed === undefined) continue;
          n++;
          sum += (known - claimed) ** 2;
        }
      }
      return [n, Number(Math.sqrt(sum / n).toFixed(3))];
    };
    expect(spread('BSkG3')).toEqual([588, 0.429]);
    expect(spread('HFB-24')).toEqual([588, 0.414]);
    expect(spread('HFB-27')).toEqual([588, 0.39]);
    expect(spread('FRDM-2012')).toEqual([588, 0.476]);
    expect(spread('WS4')).toEqual([588, 0.27]);
  });

  it('that end at the drip line are those without an unbound isotope beyond it', () => {
    const crossings = MASS_MODELS.map(
      (_, k) =>
        tables.elements.filter((z) => z <= 100 && dripPoint(z, tables.models[k].get(z)!).next === 'negative')
          .length,
    );
    MASS_MODELS.forEach(({ name, boundOnly }, k) => {
      if (boundOnly) expect(crossings[k], name).toBeLessThanOrEqual(3);
      else expect(crossings[k], name).toBeGreaterThanOrEqual(25);
    });
  });

  it('end lead at N = 184, seventeen times of eighteen', () => {
    const ns = dripLine(tables, 82).map((point) => point?.n);
    expect(ns.filter((n) => n === 184)).toHaveLength(17);
    expect(ns[model('SkM*')]).toBe(186);
    // Beyond the last bound isotope of a table that goes on, by hand: UNEDF2 of zirconium, S₂ₙ(94) = 0.71, S₂ₙ(96) = −0.72.
    expect(dripLine(tables, 40)[model('UNEDF2')]).toMatchObject({ n: 94, next: 'negative' });
    // A table that goes on but stops too early has nothing to say.
    expect(dripLine(tables, 50)[model('FRDM-2012')]).toBeUndefined();
  });
});
