/** What does the arithmetic of a run, and why nothing faster does. */
export interface EngineReport {
  /** `float64`, `webgpu`, `webgl`, `wasm` or `cpu`. */
  name: string;
  /** Engines tried before and why each was refused. */
  fallbacks: { engine: string; reason: string }[];
}
