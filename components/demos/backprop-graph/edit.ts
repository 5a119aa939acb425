import { evaluate } from '@/lib/ml/autodiff';
import { inputFor } from '@/lib/ml/autodiffEdit';
import type { ParamSpec } from '@/lib/params';
import { messages } from './messages';
import { params as specs } from './params';
import { short, symbolOf } from './shown';
import { type Frame, type Params, programOf } from './simulation';

const text = messages.en.plots.graph;

/** Places of the hidden layer's other numbers in the parameter `layer`. */
const IN_LAYER = ['v1', 'w2', 'b2', 'v2', 'c'];
/** Names of a line that is a parameter of its own. */
const OWN: Record<string, keyof Params> = { w1: 'w', b1: 'b' };

/** What the reader's new value of a line means for the parameters, in words too; no patch when nothing can bring it about. */
export function changeFor(
  { program: { names } }: Pick<Frame, 'program'>,
  params: Readonly<Params>,
  line: number,
  value: number,
): { patch?: Partial<Params>; words: string } {
  const program = programOf(params);
  evaluate(program.tape);
  const refused = { words: text.refused(symbolOf(names[line]), short(value)) };
  const change = inputFor(program, line, value);
  if (!change) return refused;
  const patch = patchFor(names[change.line], change.value, params);
  if (!patch) return refused;
  const moved = change.line !== line;
  const carrier = `${symbolOf(names[change.line])} = ${short(change.value)}`;
  return { patch, words: moved ? text.moved(symbolOf(names[line]), short(value), carrier) : '' };
}

/** Undefined where the parameter may not take the value. */
function patchFor(name: string, value: number, params: Readonly<Params>): Partial<Params> | undefined {
  const place = params.graph === 'layer' ? IN_LAYER.indexOf(name) : -1;
  if (place >= 0) {
    if (Math.abs(value) > 1000) return undefined;
    const layer = params.layer.slice();
    layer[place] = value;
    return { layer };
  }
  const key = OWN[name] ?? (name as keyof Params);
  const spec = specs[key] as ParamSpec;
  if (spec.kind !== 'number' || value < spec.min || value > spec.max) return undefined;
  return { [key]: value };
}
