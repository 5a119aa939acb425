import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPaintedFrames } from '@/components/demos/paintedFrames';

let next: (() => void) | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('cancelAnimationFrame', () => {});
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => {
    next = paint;
    return 1;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An animation frame, 16 ms after the last. */
function animate() {
  vi.advanceTimersByTime(16);
  const paint = next;
  next = undefined;
  paint?.();
}

/** Frames for a card of three pictures, each of which takes 7 ms: one fits an animation frame. */
function slowCard() {
  const frames = createPaintedFrames();
  const drawn: string[] = [];
  for (const plot of ['a', 'b', 'c']) {
    frames.subscribe((_, step) => {
      vi.advanceTimersByTime(7);
      drawn.push(`${plot}${step}`);
    });
  }
  frames.onPainted = () => drawn.push('painted');
  return { frames, drawn };
}

it('frames that come faster than they are painted are skipped, but each that was begun is finished', () => {
  const { frames, drawn } = slowCard();
  for (let step = 1; step <= 6; step++) {
    frames.show({}, step);
    animate();
  }
  expect(drawn).toEqual(['a1', 'b1', 'c1', 'painted', 'a4', 'b4', 'c4', 'painted']);
});

it('a run says how far it is when that is on screen, and after a moment where the screen never gets so far', () => {
  const { frames, drawn } = slowCard();
  frames.show({}, 1);
  animate();
  frames.show({}, 2);
  frames.afterPaint(() => drawn.push('rests at 2'));
  for (let i = 0; i < 5; i++) animate();
  expect(drawn.slice(3)).toEqual(['painted', 'a2', 'b2', 'c2', 'painted', 'rests at 2']);
  drawn.length = 0;
  for (let step = 3; step < 40; step++) {
    frames.show({}, step);
    frames.afterPaint(() => drawn.push('said'));
    animate();
  }
  expect(drawn.filter((what) => what === 'said').length).toBeGreaterThanOrEqual(2);
});
