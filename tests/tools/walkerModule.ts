import { loadWalkerModule, type WalkerModule } from '@/lib/qmc/walkerModule';
import { nodeAssets } from './assets';
import { compileModules } from './wasm.mjs';

let opened: Promise<WalkerModule> | undefined;

/**
 * The WebAssembly module of walkers, compiled when its sources have changed, opened once.
 *
 * @throws Error where there is none
 */
export function openWalkerModule(): Promise<WalkerModule> {
  opened ??= open();
  return opened;
}

async function open(): Promise<WalkerModule> {
  await compileModules();
  const module = await loadWalkerModule(nodeAssets);
  if (!module) throw new Error('this node has no WebAssembly SIMD');
  return module;
}
