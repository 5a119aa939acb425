import { loadWalkerModule, type WalkerModule } from '@/lib/qmc/walkerModule';
import { nodeAssets } from './assets';

let opened: Promise<WalkerModule> | undefined;

/**
 * The WebAssembly module of walkers as it was compiled last, opened once.
 *
 * @throws Error where there is none
 */
export function openWalkerModule(): Promise<WalkerModule> {
  opened ??= open();
  return opened;
}

async function open(): Promise<WalkerModule> {
  const module = await loadWalkerModule(nodeAssets);
  if (!module) throw new Error('this node has no WebAssembly SIMD');
  return module;
}
