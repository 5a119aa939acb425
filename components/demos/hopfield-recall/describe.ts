import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import { nameOf } from './names';
import type { Frame } from './simulation';

const text = messages.en.describe;
const short = (value: number, digits = 3) => formatNumber(value, undefined, digits);

/** One sentence of what is happening now. */
export function describe(frame: Frame): string {
  const { updates, source, overlaps, stored, temperature, rest, flips, energy } = frame;
  if (stored.length === 0) return text.nothing;
  const rounds = short(frame.rounds);
  if (updates === 0) {
    if (source < 0) return text.beginBlank;
    return text.begin(nameOf(frame, source), short(50 * (1 + overlaps[source])));
  }
  if (temperature > 0) return text.warm(short(temperature), rounds, nearest(frame));
  if (rest === 'cycle') return text.cycle;
  if (rest === 'fixed') return text.rest(rounds, ending(frame));
  return text.on(rounds, String(flips), short(energy, 4), nearest(frame));
}

function nearest(frame: Frame): string {
  const { stored, overlaps } = frame;
  const best = stored.reduce((a, b) => (Math.abs(overlaps[b]) > Math.abs(overlaps[a]) ? b : a));
  return text.near(nameOf(frame, best), short(overlaps[best], 2));
}

/** What the picture at rest is. */
function ending(frame: Frame): string {
  const { recalled, s } = frame;
  const name = (picture: number) => nameOf(frame, picture);
  switch (recalled.kind) {
    case 'stored': {
      const wrong = Math.round((s.length * (1 - recalled.match)) / 2);
      return wrong === 0 ? text.exactly(name(recalled.pattern)) : text.nearly(name(recalled.pattern), wrong);
    }
    case 'negative':
      return text.negative(name(recalled.pattern));
    case 'mixture': {
      const names = recalled.patterns.map((picture, k) =>
        recalled.signs[k] > 0 ? name(picture) : text.not(name(picture)),
      );
      return text.mixture(`${names.slice(0, 2).join(', ')}${text.and}${names[2]}`);
    }
    default:
      return text.other(short(recalled.match, 2));
  }
}

/** What is odd about the stored pictures, in words; empty when nothing is. */
export function oddities(frame: Frame): string[] {
  const name = (picture: number) => nameOf(frame, picture);
  return [
    ...frame.repeated.map(({ picture, of, negative }) => text.twins(name(of), name(picture), negative)),
    ...Array.from(frame.uniform, (picture) => text.uniform(name(picture))),
  ];
}
