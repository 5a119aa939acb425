import { describe, expect, it } from 'vitest';
import {
  add,
  clock,
  END_SHOWN,
  isCountdown,
  left,
  phaseOf,
  readDuration,
  start,
  toggle,
} from '@/components/deck/ink/countdown';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

describe('a countdown', () => {
  it('is the clock time of its end: every window, and one that was reloaded, has the same time left', () => {
    const countdown = JSON.parse(JSON.stringify(start(5 * MINUTE, NOW)));
    expect(left(countdown, NOW + 90_000)).toBe(3.5 * MINUTE);
    expect(left(countdown, NOW + 9 * MINUTE)).toBe(0);
  });

  it('loses no time while it stands', () => {
    const stood = toggle(start(5 * MINUTE, NOW), NOW + MINUTE);
    expect(phaseOf(stood, NOW + 99 * MINUTE)).toBe('standing');
    const on = toggle(stood, NOW + 10 * MINUTE);
    expect(left(on, NOW + 11 * MINUTE)).toBe(3 * MINUTE);
  });

  it('runs, is up for a minute, is over; a press at the end starts it again', () => {
    const countdown = start(2 * MINUTE, NOW);
    const end = NOW + 2 * MINUTE;
    expect(phaseOf(countdown, end - 1)).toBe('running');
    expect(phaseOf(countdown, end)).toBe('up');
    expect(phaseOf(countdown, end + END_SHOWN - 1)).toBe('up');
    expect(phaseOf(countdown, end + END_SHOWN)).toBe('over');
    expect(toggle(countdown, end)).toEqual(start(2 * MINUTE, end));
  });

  it('takes more time running, standing, and from its end on; three hours at most', () => {
    const countdown = start(MINUTE, NOW);
    expect(left(add(countdown, MINUTE, NOW + 30_000), NOW + 30_000)).toBe(90_000);
    expect(left(add(toggle(countdown, NOW), MINUTE, NOW), NOW + 1e9)).toBe(2 * MINUTE);
    const late = NOW + 10 * MINUTE;
    expect(left(add(countdown, MINUTE, late), late)).toBe(MINUTE);
    expect(left(add(start(180 * MINUTE, NOW), MINUTE, NOW), NOW)).toBe(180 * MINUTE);
  });

  it('is shown with the second that has begun, so that 0:00 is the end', () => {
    expect([0, 1, 1000, 1001, 59_999, MINUTE, 245_000, 3_723_000].map(clock)).toEqual([
      '0:00',
      '0:01',
      '0:01',
      '0:02',
      '1:00',
      '1:00',
      '4:05',
      '1:02:03',
    ]);
  });

  it('is typed as minutes, minutes and seconds, or seconds; anything else is answered in words', () => {
    const ms = { '4': 240, '2.5': 150, '2,5': 150, '.5': 30, '2:30': 150, ' 90 s ': 90, '3 min': 180 };
    for (const [text, seconds] of Object.entries(ms))
      expect([text, readDuration(text)]).toEqual([text, seconds * 1000]);
    for (const text of ['', 'soon', '2:70', '-3', '1e3', '∞'])
      expect(readDuration(text)).toMatch(/Write minutes/);
    expect(readDuration('1 s')).toMatch(/5 seconds at least/);
    expect(readDuration('600')).toMatch(/3 hours at most/);
  });

  it('is told from junk', () => {
    expect(isCountdown(start(MINUTE, NOW))).toBe(true);
    expect(isCountdown(toggle(start(MINUTE, NOW), NOW))).toBe(true);
    for (const junk of [null, 7, {}, { total: 1 }, { total: 1, ends: 'x' }, { total: Number.NaN, left: 1 }])
      expect(isCountdown(junk)).toBe(false);
  });
});
