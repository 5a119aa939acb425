import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createInkBook } from '@/components/deck/ink/book';
import { fileColors, inkAsSvg, readInkFile, writeInkFile } from '@/components/deck/ink/file';
import { pathOf, simplify, TOLERANCE, touches, WIDE } from '@/components/deck/ink/geometry';
import { act, clear, erase, inkFrom, NO_INK, redo, strokesOf, undo } from '@/components/deck/ink/history';
import { createKeptInk } from '@/components/deck/ink/kept';
import { hasKeptInk } from '@/components/deck/ink/keptKey';
import { alone } from '@/components/deck/ink/shared';
import { nibs, readStrokes, type Stroke, toUnits, UNITS } from '@/components/deck/ink/stroke';

const stroke = (id: string, points: number[] = [0, 0, 5000, 5000], more: Partial<Stroke> = {}): Stroke => ({
  id,
  color: 'model',
  nib: 'fine',
  points,
  ...more,
});

/** A storage that lives in memory; a full one takes nothing more. */
function memoryStorage({ full = false } = {}): Storage {
  const values: Record<string, string> = {};
  const setItem = (key: string, text: string) => {
    if (full) throw new Error('QuotaExceededError');
    values[key] = text;
  };
  const removeItem = (key: string) => delete values[key];
  return Object.defineProperties(values, {
    getItem: { value: (key: string) => values[key] ?? null },
    setItem: { value: setItem },
    removeItem: { value: removeItem },
  }) as unknown as Storage;
}

/** A wave across the slide with the jitter of a hand, in units. */
function wave(count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1);
    const jitter = ((i * 7919) % 5) - 2;
    return [toUnits(0.1 + 0.8 * t), toUnits(0.5 + 0.2 * Math.sin(9 * t)) + jitter];
  }).flat();
}

/** Distance in widths of the slide from a point to a line of many points, by looking at so many places of each piece. */
function farFrom(line: readonly number[], x: number, y: number, aspect: number, places: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < line.length; i += 2) {
    for (let k = 0; k <= places; k++) {
      const at = (from: number, to: number) => from + ((to - from) * k) / places;
      const dx = (at(line[i], line[i + 2]) - x) / UNITS;
      const dy = (at(line[i + 1], line[i + 3]) - y) / UNITS / aspect;
      best = Math.min(best, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(best);
}

/** Points of an SVG path of cubic pieces, 16 on each. */
function pointsOfPath(d: string): [number, number][] {
  const numbers = (text: string) => text.match(/-?[\d.]+/g)!.map(Number);
  const [start, ...curves] = d.split('C');
  let [x0, y0] = numbers(start);
  return curves.flatMap((curve) => {
    const [x1, y1, x2, y2, x3, y3] = numbers(curve);
    const piece = Array.from({ length: 16 }, (_, k): [number, number] => {
      const t = (k + 1) / 16;
      const u = 1 - t;
      const mix = (a: number, b: number, c: number, e: number) =>
        u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * e;
      return [mix(x0, x1, x2, x3), mix(y0, y1, y2, y3)];
    });
    [x0, y0] = [x3, y3];
    return piece;
  });
}

describe('a stroke', () => {
  it('is made of few points, none of the dropped ones farther off than half a pixel at 1280', () => {
    const drawn = wave(300);
    const kept = simplify(drawn, WIDE);
    expect(kept.length).toBeLessThan(drawn.length / 5);
    expect(kept.slice(0, 2)).toEqual(drawn.slice(0, 2));
    expect(kept.slice(-2)).toEqual(drawn.slice(-2));
    for (let i = 0; i < drawn.length; i += 2) {
      // The grid that this test measures on is a thousandth of a piece fine.
      expect(farFrom(kept, drawn[i], drawn[i + 1], WIDE, 200)).toBeLessThan(1.02 * TOLERANCE);
    }
  });

  it('keeps every corner, a dot, a straight line by its ends, and goes back over itself', () => {
    expect(simplify([0, 0, 0, 5000, 5000, 5000], WIDE)).toEqual([0, 0, 0, 5000, 5000, 5000]);
    expect(simplify([7, 9], WIDE)).toEqual([7, 9]);
    expect(simplify([0, 0, 100, 100, 200, 200, 300, 300], WIDE)).toEqual([0, 0, 300, 300]);
    expect(simplify([0, 0, 5000, 0, 100, 0], WIDE)).toEqual([0, 0, 5000, 0, 100, 0]);
  });

  it('measures in widths of the slide both ways: the same bend survives or goes with the shape of the box', () => {
    // 6 units high: 0.43 px on a slide of 1280 × 720, more than 0.5 px where it is as high as wide.
    const bend = [0, 0, 2500, 6, 5000, 0];
    expect(simplify(bend, WIDE)).toEqual([0, 0, 5000, 0]);
    expect(simplify(bend, 1)).toEqual(bend);
  });

  it('is smooth: its line passes through the points that are kept and stays by those that were drawn', () => {
    const drawn = wave(300);
    const path = pathOf(simplify(drawn, WIDE), 1280, 720);
    expect(path).toMatch(/^M128,359.86/);
    for (const [x, y] of pointsOfPath(path)) {
      const off = farFrom(drawn, (x / 1280) * UNITS, (y / 720) * UNITS, WIDE, 2);
      expect(off).toBeLessThan(3 * TOLERANCE);
    }
    expect(pathOf([5000, 5000], 1280, 720)).toMatch(/^M640,360/);
  });

  it('is met by an eraser on its line, on the way between two places, and not beside it', () => {
    const line = stroke('a', [2000, 5000, 8000, 5000]);
    const radius = 10 / 1280;
    const at = (x: number, y: number) => touches(line, [x, y, x, y], radius, WIDE);
    const reach = radius + nibs.fine.width / 2;
    expect(at(5000, 5000)).toBe(true);
    expect(at(5000, 5000 + Math.floor(reach * WIDE * UNITS))).toBe(true);
    expect(at(5000, 5000 + Math.ceil(reach * WIDE * UNITS) + 2)).toBe(false);
    expect(at(2000 - Math.ceil(reach * UNITS) - 1, 5000)).toBe(false);
    // A quick eraser jumps over the line between two events.
    expect(touches(line, [5000, 1000, 5000, 9000], radius, WIDE)).toBe(true);
    expect(touches(line, [1000, 1000, 1000, 9000], radius, WIDE)).toBe(false);
    expect(touches(stroke('dot', [5000, 5000]), [4950, 5000, 5050, 5000], radius, WIDE)).toBe(true);
    expect(
      touches(
        stroke('b', line.points as number[], { nib: 'marker' }),
        [5000, 5300, 5000, 5300],
        radius,
        WIDE,
      ),
    ).toBe(true);
    expect(at(5000, 5300)).toBe(false);
  });
});

describe('what comes from outside', () => {
  it('is read back as it was written', () => {
    const slides = { energy: [stroke('a', wave(40)), stroke('b', [1, 2], { tall: true, nib: 'marker' })] };
    expect(readInkFile(writeInkFile(slides))).toEqual(slides);
  });

  it('is refused in words when it makes no sense', () => {
    const refused = (value: unknown) => () => readStrokes(value, 'slide energy');
    expect(refused('junk')).toThrow('slide energy holds no list of strokes');
    expect(refused([stroke('a'), 7])).toThrow('stroke 2 of slide energy: it is no stroke');
    expect(refused([{ ...stroke('a'), id: '<b>' }])).toThrow('it has no id');
    expect(refused([{ ...stroke('a'), color: 'url(evil)' }])).toThrow('no colour “url(evil)”');
    expect(refused([{ ...stroke('a'), nib: 'constructor' }])).toThrow('no pen “constructor”');
    expect(refused([stroke('a', [1, 2, 3])])).toThrow('its points are not pairs');
    expect(refused([stroke('a', [])])).toThrow('its points are not pairs');
    expect(refused([stroke('a', [0.5, 2])])).toThrow('far outside the slide');
    expect(refused([stroke('a', [1, 9e9])])).toThrow('far outside the slide');
    expect(refused([stroke('a'), stroke('a')])).toThrow('stroke 2 of slide energy: it is there twice');
    expect(() => readInkFile('{')).toThrow('not JSON');
    expect(() => readInkFile('null')).toThrow('no file of ink of this lecture');
    expect(() => readInkFile(writeInkFile({}).replace('"version":1', '"version":2'))).toThrow(
      'another version (2)',
    );
  });

  it('keeps a point near the slide, whatever the pointer says', () => {
    expect(toUnits(0.25)).toBe(2500);
    expect(toUnits(1e9)).toBe(2 * UNITS);
    expect(() => readStrokes([stroke('a', [toUnits(-1e9), toUnits(1e9)])], 'x')).not.toThrow();
  });

  it('has as a picture the colours of the light theme, and a title that is no markup', () => {
    const tokens = readFileSync('app/tokens.css', 'utf8');
    for (const [name, value] of Object.entries(fileColors)) {
      expect(tokens).toContain(`--${name}: light-dark(${value},`);
    }
    const svg = inkAsSvg({ number: 3, title: 'a < b & c' }, [
      stroke('a'),
      stroke('t', [1, 1], { tall: true }),
    ]);
    expect(svg).toContain('<title>3 a &lt; b &amp; c</title>');
    expect(svg.match(/<path /g)).toHaveLength(1);
    expect(svg).toContain('stroke="#c2410c"');
  });
});

describe('undo', () => {
  const ids = (ink: typeof NO_INK) =>
    strokesOf(ink)
      .map(({ id }) => id)
      .join('');
  const drawn = (...names: string[]) =>
    names.reduce((ink, name) => act(ink, { draw: [stroke(name)] }), NO_INK);

  it('takes back strokes, erasures and a cleared slide one by one, and redoes them', () => {
    let ink = clear(erase(drawn('a', 'b', 'c'), ['b']));
    expect(ids(ink)).toBe('');
    const seen = [];
    for (let i = 0; i < 6; i++) {
      ink = undo(ink);
      seen.push(ids(ink));
    }
    expect(seen).toEqual(['ac', 'abc', 'ab', 'a', '', '']);
    for (let i = 0; i < 7; i++) ink = redo(ink);
    expect(ids(ink)).toBe('');
    expect(ids(undo(ink))).toBe('ac');
  });

  it('forgets what was undone when one goes on drawing', () => {
    const ink = act(undo(drawn('a', 'b')), { draw: [stroke('c')] });
    expect(ids(ink)).toBe('ac');
    expect(redo(ink)).toBe(ink);
  });

  it('is no act when nothing is there to erase', () => {
    const ink = drawn('a');
    expect(erase(ink, ['z'])).toBe(ink);
    expect(clear(NO_INK)).toBe(NO_INK);
    expect(undo(NO_INK)).toBe(NO_INK);
  });

  it('takes ink that was kept back stroke by stroke', () => {
    expect(ids(undo(inkFrom([stroke('a'), stroke('b')])))).toBe('a');
  });

  it('has a bounded memory and loses no stroke to it', () => {
    let ink = drawn('a');
    for (let i = 0; i < 500; i++) ink = erase(act(ink, { draw: [stroke(`s${i}`)] }), [`s${i}`]);
    expect(ids(ink)).toBe('a');
    expect(ink.acts.length).toBeLessThan(110);
  });
});

describe('the book of ink', () => {
  it('is kept on the device by slide, and found again by the next window', () => {
    const storage = memoryStorage();
    const kept = createKeptInk('/base', () => storage);
    const book = createInkBook(alone(), kept);
    expect(hasKeptInk('/base', () => storage)).toBe(false);
    book.draw('energy', stroke('a'));
    book.draw('energy', stroke('b'));
    book.undo('energy');
    expect(hasKeptInk('/base', () => storage)).toBe(true);
    expect(hasKeptInk('/other', () => storage)).toBe(false);
    const next = createInkBook(alone(), kept);
    expect(next.strokes('energy').map(({ id }) => id)).toEqual(['a']);
    expect(next.canUndo('energy')).toBe(true);
    next.undo('energy');
    expect(kept.slides()).toEqual([]);
  });

  it('takes what another window says over what the device keeps, and drops what makes no sense', () => {
    const storage = memoryStorage();
    const kept = createKeptInk('', () => storage);
    kept.save('energy', [stroke('old')]);
    const room = alone();
    const book = createInkBook(room, kept);
    const told: string[] = [];
    book.subscribe((slides) => told.push(...slides));
    expect(book.strokes('energy').map(({ id }) => id)).toEqual(['old']);
    room.registers.set('ink:energy', inkFrom([stroke('new')]));
    expect(told).toEqual(['energy']);
    expect(book.strokes('energy').map(({ id }) => id)).toEqual(['new']);
    room.registers.set('ink:energy', { acts: [{ draw: [{ id: 'x' }] }], done: 1 });
    expect(book.strokes('energy').map(({ id }) => id)).toEqual(['old']);
    room.registers.set('ink:energy', 'junk');
    expect(book.strokes('energy').map(({ id }) => id)).toEqual(['old']);
  });

  it('draws on when the storage is full, and says so', () => {
    const storage = memoryStorage({ full: true });
    const book = createInkBook(
      alone(),
      createKeptInk('', () => storage),
    );
    book.draw('energy', stroke('a'));
    expect(book.strokes('energy')).toHaveLength(1);
    expect(book.isFull()).toBe(true);
  });

  it('adds the strokes of a file once, undone as one; deletes all ink, of slides that are gone too', () => {
    const storage = memoryStorage();
    const kept = createKeptInk('', () => storage);
    const book = createInkBook(alone(), kept);
    book.add('energy', [stroke('a'), stroke('b')]);
    book.add('energy', [stroke('a'), stroke('b')]);
    expect(book.strokes('energy')).toHaveLength(2);
    book.undo('energy');
    expect(book.strokes('energy')).toHaveLength(0);
    book.redo('energy');
    kept.save('once', [stroke('c')]);
    expect(book.slides(['memory', 'energy'])).toEqual(['energy']);
    book.deleteAll(['memory', 'energy']);
    expect(kept.slides()).toEqual([]);
    expect(book.strokes('energy')).toHaveLength(0);
  });
});
