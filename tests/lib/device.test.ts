import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { ENGINES, type Engine, loadGradients, type Opener, openDevice } from '@/lib/device';
import { nodeAssets } from '../tools/assets';

const missing: Opener = () => Promise.reject(new Error('not here'));
/** A new opener each time: a device is remembered by its opener. */
const cpu = (): Opener => async () => ({ backend: new MathBackendCPU() });

/** Openers that all refuse, but for the given ones. */
const openers = (given: Partial<Record<Engine, Opener>>): Record<Engine, Opener> => ({
  webgpu: missing,
  webgl: missing,
  wasm: missing,
  cpu: missing,
  ...given,
});

/** Lends the kernels of the CPU backend to another name, some of them replaced. */
function lendKernels(engine: Engine, broken: Record<string, (values: Float32Array) => void> = {}): void {
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    const spoil = broken[kernel.kernelName];
    tf.registerKernel({
      ...kernel,
      backendName: engine,
      kernelFunc: (args) => {
        const result = kernel.kernelFunc(args) as tf.TensorInfo;
        if (spoil) spoil((args.backend as MathBackendCPU).data.get(result.dataId).values as Float32Array);
        return result;
      },
    });
  }
}

function returnKernels(engine: Engine): void {
  for (const { kernelName } of tf.getKernelsForBackend(engine)) tf.unregisterKernel(kernelName, engine);
}

describe('the engines of node', () => {
  it.each(['cpu', 'wasm'] as const)('%s computes, and says its name', async (engine) => {
    const device = await openDevice(engine, nodeAssets);
    expect(device.report).toEqual({ name: engine, fallbacks: [] });
    await device.activate();
    expect(tf.getBackend()).toBe(engine);
    const sum = tf.tidy(() => tf.add(tf.tensor1d([1, 2]), tf.tensor1d([10, 20])));
    expect(Array.from(await device.read(sum))).toEqual([11, 22]);
  });

  it('auto ends on WebAssembly and says why nothing faster runs', async () => {
    const { report } = await openDevice('auto', nodeAssets);
    expect(report.name).toBe('wasm');
    expect(report.fallbacks.map(({ engine }) => engine)).toEqual(['webgpu', 'webgl']);
    expect(report.fallbacks[0].reason).toMatch(/does not offer it/);
    expect(report.fallbacks[1].reason).toMatch(/OffscreenCanvas/);
  });

  it('a wish starts the search there and never looks higher', async () => {
    const { report } = await openDevice('webgl', nodeAssets);
    expect(report).toMatchObject({ name: 'wasm', fallbacks: [{ engine: 'webgl' }] });
  });

  it('two devices of one program take turns', async () => {
    const first = await openDevice('cpu', nodeAssets);
    const second = await openDevice('wasm', nodeAssets);
    await first.activate();
    expect(tf.getBackend()).toBe('cpu');
    await second.activate();
    expect(tf.getBackend()).toBe('wasm');
  });

  it('opening and testing leaves no tensor behind, however often', async () => {
    await openDevice('cpu', nodeAssets);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) {
      await openDevice('cpu', nodeAssets);
      await openDevice('cpu', nodeAssets, openers({ cpu: cpu() }));
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reading disposes the tensor', async () => {
    const device = await openDevice('cpu', nodeAssets);
    await device.activate();
    const before = tf.memory().numTensors;
    await device.read(tf.tensor1d([1, 2, 3]));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tf.grads knows how to differentiate once the rules are loaded', async () => {
    const device = await openDevice('cpu', nodeAssets);
    await loadGradients();
    await device.activate();
    const [slope] = tf.tidy(() => tf.grads((x) => tf.sum(tf.square(x)))([tf.tensor1d([3])]));
    expect(Array.from(await device.read(slope))).toEqual([6]);
  });
});

describe('refusals', () => {
  afterEach(() => {
    returnKernels('webgl');
    returnKernels('webgpu');
  });

  it('an engine that does not open is passed over with its own words', async () => {
    const { report } = await openDevice('auto', nodeAssets, openers({ cpu: cpu() }));
    expect(report).toEqual({
      name: 'cpu',
      fallbacks: ['webgpu', 'webgl', 'wasm'].map((engine) => ({ engine, reason: 'not here' })),
    });
  });

  it('the same kernels under another name pass', async () => {
    await openDevice('cpu', nodeAssets);
    lendKernels('webgl');
    const { report } = await openDevice('webgl', nodeAssets, openers({ webgl: cpu() }));
    expect(report).toEqual({ name: 'webgl', fallbacks: [] });
  });

  const each = (change: (v: number) => number) => (values: Float32Array) => values.set(values.map(change));
  it.each([
    ['BatchMatMul', 'matmul', each((v) => Math.round(v * 1024) / 1024)],
    ['Mean', 'mean', each((v) => v * 1.0001)],
    ['Exp', 'exp', each((v) => (v > 65504 ? Infinity : v))],
    ['Exp', 'exp', each((v) => (v < 6e-8 ? 0 : v))],
    ['Exp', 'exp', each((v) => (v > 3e6 ? Number.NaN : v))],
  ])('a wrong %s fails the self-test', async (kernel, name, spoil) => {
    await openDevice('cpu', nodeAssets);
    lendKernels('webgl', { [kernel]: spoil });
    const { report } = await openDevice('webgl', nodeAssets, openers({ webgl: cpu(), cpu: cpu() }));
    expect(report.name).toBe('cpu');
    expect(report.fallbacks.map(({ engine }) => engine)).toEqual(['webgl', 'wasm']);
    expect(report.fallbacks[0].reason).toMatch(new RegExp(`self-test failed: ${name} gave .* instead of`));
    expect(tf.engine().backendNames()).not.toContain('webgl');
  });

  it('a slow engine is taken only by those who insist, also when it is open already', async () => {
    await openDevice('cpu', nodeAssets);
    lendKernels('webgl');
    const slow: Opener = async () => ({ backend: new MathBackendCPU(), slow: 'no hardware' });
    const given = openers({ webgl: slow, cpu: cpu() });
    const refused = { name: 'cpu', fallbacks: [{ engine: 'webgl', reason: 'no hardware' }] };
    const auto = async () => {
      const { report } = await openDevice('auto', nodeAssets, given);
      return { ...report, fallbacks: report.fallbacks.filter(({ reason }) => reason !== 'not here') };
    };
    expect(await auto()).toEqual(refused);
    expect((await openDevice('webgl', nodeAssets, given)).report).toEqual({ name: 'webgl', fallbacks: [] });
    expect(await auto()).toEqual(refused);
  });

  it('when nothing works the error names every engine and reason', async () => {
    await expect(openDevice('auto', nodeAssets, openers({}))).rejects.toThrow(
      `no engine of TensorFlow.js works here (${ENGINES.map((e) => `${e}: not here`).join('; ')})`,
    );
  });
});

describe('a lost device', () => {
  const losable = () => {
    let lose: (reason: string) => void = () => {};
    let gone = false;
    const opener: Opener = async () => ({
      backend: new MathBackendCPU(),
      isLost: () => gone,
      onLost: (callback) => {
        lose = callback;
      },
    });
    return {
      opener,
      lose: (reason: string) => lose(reason),
      vanish: () => (gone = true),
      back: () => (gone = false),
    };
  };

  it('refuses to compute and to read, with the reason', async () => {
    const { opener, lose } = losable();
    const device = await openDevice('cpu', nodeAssets, openers({ cpu: opener }));
    const tensor = tf.tensor1d([1]);
    expect(device.lost()).toBeUndefined();
    lose('the driver was reset');
    expect(device.lost()).toBe('the driver was reset');
    await expect(device.activate()).rejects.toThrow('the driver was reset');
    await expect(device.read(tensor)).rejects.toThrow('the driver was reset');
  });

  it('ends a reading that would never end', async () => {
    const { opener, lose } = losable();
    const device = await openDevice('cpu', nodeAssets, openers({ cpu: opener }));
    const tensor = tf.tensor1d([1]);
    tensor.data = () => new Promise(() => {});
    const reading = device.read(tensor);
    lose('gone');
    await expect(reading).rejects.toThrow('gone');
  });

  it('gives its reason although the reading fails first', async () => {
    const { opener, lose } = losable();
    const device = await openDevice('cpu', nodeAssets, openers({ cpu: opener }));
    const tensor = tf.tensor1d([1]);
    tensor.data = () => Promise.reject(new Error('buffer was unmapped'));
    const reading = device.read(tensor);
    setTimeout(() => lose('the driver was reset'), 10);
    await expect(reading).rejects.toThrow('the driver was reset');
    // Without a loss the error is told as it is.
    const other = await openDevice('cpu', nodeAssets, openers({ cpu: losable().opener }));
    await expect(other.read(tensor)).rejects.toThrow('buffer was unmapped');
  });

  it('is noticed when no event tells it, before wrong numbers are used', async () => {
    const { opener, vanish } = losable();
    const device = await openDevice('cpu', nodeAssets, openers({ cpu: opener }));
    const tensor = tf.tensor1d([1]);
    const data = tensor.data.bind(tensor);
    tensor.data = async () => {
      vanish();
      return data();
    };
    await expect(device.read(tensor)).rejects.toThrow('The cpu device was lost');
  });

  it('is opened anew by the next run', async () => {
    const { opener, lose, back } = losable();
    const given = openers({ cpu: opener });
    const first = await openDevice('cpu', nodeAssets, given);
    lose('gone');
    back();
    const second = await openDevice('cpu', nodeAssets, given);
    await second.activate();
    expect(Array.from(await second.read(tf.tensor1d([7])))).toEqual([7]);
    expect(first.lost()).toBe('gone');
  });
});
