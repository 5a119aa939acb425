import { operandsOf } from '@/lib/ml/autodiffSteps';
import { messages } from './messages';
import { short, symbolOf } from './shown';
import type { Frame } from './simulation';

const text = messages.en.describe;

/** A sigmoid or tanh that lets less than this through starves what is behind it. */
const STARVED = 0.01;

/** One sentence or two of what the last step did. */
export function describe(frame: Frame): string {
  const { trail, program, graph, way, steps } = frame;
  const name = (line: number) => symbolOf(program.names[line]);
  const { kind, line, pass } = trail.moment;
  if (kind === 'start') return text.start(text.graph[graph], steps);
  if (trail.ended) return [text.ended(gradientOf(frame)), ...remarks(frame)].join(' ');
  if (kind === 'seed') return text.seed(name(line));
  if (kind === 'back') return text.back(name(line), operandsOf(program, line).map(name).join(', '));
  const value = short(trail.value[line]);
  if (way === 'reverse') return text.value(name(line), value);
  return text.tangent(name(line), value, name(program.variables[pass]), short(trail.first[line]));
}

function gradientOf({ program, trail }: Frame): string {
  const out = symbolOf(program.names[program.output]);
  return program.variables
    .map((line, k) => `∂${out}/∂${symbolOf(program.names[line])} = ${short(trail.gradient[k])}`)
    .join(', ');
}

function remarks({ graph, bend, program, trail, wave }: Frame): string[] {
  if (wave) return [text.energy(short(wave.energy), short(wave.localEnergy))];
  if (graph !== 'neuron' || (bend !== 'sigmoid' && bend !== 'tanh')) return [];
  const a = trail.value[program.names.indexOf('a')];
  const slope = bend === 'sigmoid' ? a * (1 - a) : 1 - a * a;
  return slope < STARVED ? [text.starved] : [];
}
