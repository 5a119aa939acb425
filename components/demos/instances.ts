/** What the stage may do to a demo on the current slide. */
export interface DemoControls {
  toggle(): void;
  reset(): void;
  applyPreset(name: string): void;
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
