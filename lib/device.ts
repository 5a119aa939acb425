import type { KernelBackend, Tensor } from '@tensorflow/tfjs-core';
import { exp } from './math';
import type { Assets } from './simulation';

/** What does the arithmetic of a run, and why nothing faster does. */
export interface EngineReport {
  /** `float64`, `webgpu`, `webgl`, `wasm` or `cpu`. */
  name: string;
  /** Engines tried before and why each was refused. */
  fallbacks: { engine: string; reason: string }[];
}

/** Engines of TensorFlow.js, the most wanted first. */
export const ENGINES = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type Engine = (typeof ENGINES)[number];
export type TensorFlow = typeof import('@tensorflow/tfjs-core');

/** A TensorFlow.js backend that has passed its self-test. All arithmetic is float32. */
export interface Device {
  tf: TensorFlow;
  report: EngineReport;
  /** Makes this the backend that computes from now on: there is one per page or worker. @throws Error once it is lost. */
  activate(): Promise<void>;
  /** Values of a tensor, which is disposed. @throws Error when the device is lost, also while it is awaited. */
  read(tensor: Tensor): Promise<Float32Array>;
  /** Why the device is gone: a reset graphics driver, memory taken back. Undefined while it works. */
  lost(): string | undefined;
}

/** A backend as it is opened, before anybody trusts it. */
export interface Opened {
  backend: KernelBackend;
  /** Why it is taken only when the reader insists on it. */
  slow?: string;
  /** Asked after each reading: some losses are told by an event only later. */
  isLost?(): boolean;
  /** Calls back when the device is lost. */
  onLost?(callback: (reason: string) => void): void;
}

/** @throws Error that says, in words for the reader, why there is no such backend. */
export type Opener = (tf: TensorFlow, assets: Assets) => Promise<Opened>;

interface Live extends Opened {
  reason?: string;
  waiting: Set<(error: Error) => void>;
}

const IN_NODE = typeof process !== 'undefined' && typeof process.versions?.node === 'string';
/** A driver that hangs must not keep the reader waiting for the next engine. */
const PATIENCE_MS = 20_000;
/** Time that a dying device gets to give its reason. */
const GRACE_MS = 300;
/** Backends in use in this page, worker or program; a lost one is opened anew. */
const live = new Map<Opener, Live>();

/**
 * The first engine of `wanted` and those after it that opens and computes correctly in float32.
 *
 * @param wanted one of `ENGINES`, or `auto` for the first
 * @param openers how to open each engine; tests inject broken ones
 * @throws Error when none is left, with all reasons
 */
export async function openDevice(
  wanted: Engine | 'auto',
  assets: Assets,
  openers: Record<Engine, Opener> = OPENERS,
): Promise<Device> {
  const tf = await import('@tensorflow/tfjs-core');
  tf.enableProdMode();
  const fallbacks: EngineReport['fallbacks'] = [];
  for (const engine of wanted === 'auto' ? ENGINES : ENGINES.slice(ENGINES.indexOf(wanted))) {
    try {
      const opened = await withPatience(install(tf, engine, openers[engine], assets, engine === wanted));
      return makeDevice(tf, engine, opened, fallbacks);
    } catch (error) {
      fallbacks.push({ engine, reason: reasonOf(error) });
    }
  }
  const reasons = fallbacks.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ');
  throw new Error(`no engine of TensorFlow.js works here (${reasons})`);
}

/** Gives TensorFlow.js its rules of differentiation, for `tf.grads`; its core comes without. */
export async function loadGradients(): Promise<void> {
  // In node the core's modules cannot be imported one by one; the full package brings the rules along. Its name is kept
  // from bundlers, which would send it to the page.
  const all = '@tensorflow/tfjs';
  if (IN_NODE) await import(/* @vite-ignore */ /* turbopackIgnore: true */ all);
  else await import('@tensorflow/tfjs-core/dist/register_all_gradients');
}

/** Opens, registers and tests a backend, unless that was done before. */
async function install(
  tf: TensorFlow,
  engine: Engine,
  open: Opener,
  assets: Assets,
  insisted: boolean,
): Promise<Live> {
  const known = live.get(open);
  if (known && known.reason === undefined && !known.isLost?.()) {
    if (known.slow && !insisted) throw new Error(known.slow);
    await tf.setBackend(engine);
    return known;
  }
  // A lost device cannot free its memory; it has none.
  if (known) known.backend.dispose = () => undefined;
  live.delete(open);
  const opened: Live = { ...(await open(tf, assets)), waiting: new Set() };
  if (opened.slow && !insisted) {
    opened.backend.dispose();
    throw new Error(opened.slow);
  }
  remove(tf, engine);
  tf.registerBackend(engine, () => opened.backend);
  try {
    await tf.setBackend(engine);
    await selfTest(tf);
  } catch (error) {
    remove(tf, engine);
    throw error;
  }
  opened.onLost?.((reason) => {
    opened.reason ??= reason;
    for (const reject of opened.waiting) reject(new Error(opened.reason));
    opened.waiting.clear();
  });
  live.set(open, opened);
  return opened;
}

function remove(tf: TensorFlow, engine: Engine): void {
  if (tf.findBackendFactory(engine)) tf.removeBackend(engine);
}

function makeDevice(
  tf: TensorFlow,
  engine: Engine,
  opened: Live,
  fallbacks: EngineReport['fallbacks'],
): Device {
  const lost = () => opened.reason ?? (opened.isLost?.() ? `The ${engine} device was lost` : undefined);
  const check = () => {
    const reason = lost();
    if (reason) throw new Error(reason);
  };
  return {
    tf,
    report: { name: engine, fallbacks },
    lost,
    async activate() {
      check();
      if (tf.getBackend() !== engine) await tf.setBackend(engine);
    },
    async read(tensor) {
      check();
      let giveUp = (_: Error) => {};
      const reading = new Promise<Float32Array>((resolve, reject) => {
        giveUp = reject;
        // A device that dies rejects its readings first and says why a moment later.
        tensor.data<'float32'>().then(resolve, (error) => setTimeout(reject, GRACE_MS, error));
      });
      opened.waiting.add(giveUp);
      const values = await reading.finally(() => opened.waiting.delete(giveUp));
      check();
      tensor.dispose();
      return values;
    },
  };
}

const SIZE = 48;

/**
 * Small float32 computations with known results: a product of matrices whose entries need more than the 11 bits of
 * half-precision textures, a mean, and exponentials from below to above the range of half precision.
 */
async function selfTest(tf: TensorFlow): Promise<void> {
  const a = Float32Array.from({ length: SIZE * SIZE }, (_, i) => 1 + ((7 * i) % 31) / 8192);
  const b = Float32Array.from({ length: SIZE * SIZE }, (_, i) => ((11 * i) % 29) / 4096 - 0.5);
  const z = Float32Array.from({ length: SIZE * SIZE }, (_, i) => -20 + (35 * i) / (SIZE * SIZE));
  const product = (i: number) => {
    let sum = 0;
    for (let k = 0; k < SIZE; k++) sum += a[Math.floor(i / SIZE) * SIZE + k] * b[k * SIZE + (i % SIZE)];
    return sum;
  };
  const shape: [number, number] = [SIZE, SIZE];
  const results = tf.tidy(() => [
    tf.matMul(tf.tensor2d(a, shape), tf.tensor2d(b, shape)),
    tf.mean(tf.tensor2d(a, shape)),
    tf.exp(tf.tensor2d(z, shape)),
  ]);
  const [matMul, mean, exponentials] = await Promise.all(results.map((t) => t.data()));
  tf.dispose(results);
  compare('matmul', matMul, product);
  compare('mean', mean, () => a.reduce((sum, v) => sum + v, 0) / a.length);
  compare('exp', exponentials, (i) => exp(z[i]));
}

function compare(name: string, got: ArrayLike<number>, expected: (i: number) => number): void {
  for (let i = 0; i < got.length; i++) {
    const right = expected(i);
    if (!(Math.abs(got[i] - right) <= 2e-5 * Math.abs(right))) {
      throw new Error(
        `its float32 self-test failed: ${name} gave ${got[i]} instead of ${right.toPrecision(7)}`,
      );
    }
  }
}

const OPENERS: Record<Engine, Opener> = {
  async webgpu() {
    const gpu = typeof navigator === 'undefined' ? undefined : navigator.gpu;
    if (!gpu) throw new Error('this browser does not offer it');
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new Error('there is no graphics adapter for it');
    const { maxComputeWorkgroupStorageSize, maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
    const device = await adapter.requestDevice({
      requiredLimits: { maxComputeWorkgroupStorageSize, maxStorageBufferBindingSize, maxBufferSize },
    });
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
    const tf = await import('@tensorflow/tfjs-core');
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    return {
      backend: new WebGPUBackend(device, adapter.info),
      onLost: (callback) =>
        void device.lost.then(({ message }) =>
          callback(`The WebGPU device was lost: ${message.replace(/\.$/, '') || 'no reason given'}`),
        ),
    };
  },

  async webgl(tf) {
    if (typeof OffscreenCanvas === 'undefined') throw new Error('this browser has no OffscreenCanvas');
    const canvas = new OffscreenCanvas(1, 1);
    const gl = canvas.getContext('webgl2', { antialias: false, alpha: false, depth: false, stencil: false });
    if (!gl) throw new Error('this browser gives no context of version 2');
    const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
    tf.env().set('WEBGL_VERSION', 2);
    tf.env().set('WEBGL_CPU_FORWARD', false);
    return {
      backend: new MathBackendWebGL(canvas),
      slow: isSoftware(gl) ? 'only by software here, which is slower than WebAssembly' : undefined,
      isLost: () => gl.isContextLost(),
      onLost: (callback) =>
        canvas.addEventListener('webglcontextlost', () =>
          callback(
            'The browser took the WebGL context back: the graphics driver was reset, or other pages need it',
          ),
        ),
    };
  },

  async wasm(tf, assets) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // Threads would need a page isolated from other origins, which a static host does not give.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    // A bundle for the server forgets where the package lies: programs run in the top folder.
    setWasmPaths(IN_NODE ? `${process.cwd()}/${WASM_PACKAGE}/dist/` : assets.url('vendor/tfjs-wasm/'));
    openWasm ??= tf.findBackendFactory('wasm') as () => Promise<KernelBackend>;
    return { backend: await openWasm() };
  },

  async cpu() {
    const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
    return { backend: new MathBackendCPU() };
  },
};

const WASM_PACKAGE = 'node_modules/@tensorflow/tfjs-backend-wasm';

/** The package's own way to open its backend, kept because a registered backend replaces it. */
let openWasm: (() => Promise<KernelBackend>) | undefined;

/** True for the names of the usual software renderers (browsers also draw WebGL without graphics hardware). */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}

function withPatience<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no answer within ${PATIENCE_MS / 1000} seconds`)),
      PATIENCE_MS,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' && message !== '' ? message : String(error);
}
