import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { code } from '@/components/demos/linear-neuron/code';

const source = (path: string) => readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ');

describe('the lines of code shown beside the equations', () => {
  const byHand = source('lib/ml/neuron.ts');
  const byTape = source('lib/ml/neuronTensorflow.ts');
  const optimizers = source('lib/optimizers.ts');

  it.each([
    ['by hand', code.typescript, byHand],
    ['by TensorFlow.js', code.tensorflow, byTape],
  ] as const)('stand in the kernel %s, in this order', (_, lines, kernel) => {
    let from = 0;
    for (const phase of ['forward', 'cost', 'backward'] as const) {
      const at = kernel.indexOf(lines[phase].replaceAll(/\s+/g, ' '), from);
      expect(at, lines[phase]).toBeGreaterThan(0);
      from = at;
    }
    expect(optimizers).toContain(lines.correct);
  });
});
