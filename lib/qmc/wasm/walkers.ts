/** AssemblyScript, compiled to WebAssembly SIMD: walkers of quantum Monte Carlo in float64. Entry of the module. */
export { setMachine, sweepMachine } from './machine';
