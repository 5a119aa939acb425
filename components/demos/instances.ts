import type { Call } from './calls';

/** What the stage, a recorded path and followers may do to a demo on the current slide. */
export interface DemoControls {
  toggle(): void;
  reset(): void;
  applyPreset(name: string): void;
  /** Does any call, as it was recorded. */
  perform(call: Call): void;
  /** Tells each call once, whoever made it and in whatever window. Returns the way out. */
  onCall(heard: (call: Call) => void): () => void;
  /** Takes parameters and seed from the query of a link: the entries `<name>.…`; those it lacks are as on the page. */
  settings(query: string): void;
  /** True when this window computes the demo: then it is for this one to apply what a step asks. */
  computes(): boolean;
}

const live = new WeakMap<HTMLElement, DemoControls>();

/** Called by a live demo with its `[data-demo]` element; returns the way out. */
export function registerDemo(element: HTMLElement, controls: DemoControls): () => void {
  live.set(element, controls);
  return () => live.delete(element);
}

/** The controls of a live demo, by its `[data-demo]` element. */
export function demoControls(element: HTMLElement): DemoControls | undefined {
  return live.get(element);
}
