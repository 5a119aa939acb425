/** AssemblyScript, compiled to WebAssembly SIMD: walkers of quantum Monte Carlo in float64. Entry of the module. */
export { setMachine, sweepMachine } from './machine';
export { setSlater } from './shells';
export { sweepSlater } from './slater';
export { measureSlater } from './slaterEnergy';
