import type { Call } from './calls';
import type { Session } from './session';

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

const live = new WeakMap<HTMLElement, Session>();
const listeners = new Set<() => void>();

/** Called by a live demo with its `[data-demo]` element; returns the way out. */
export function registerDemo(element: HTMLElement, session: Session): () => void {
  live.set(element, session);
  for (const listener of [...listeners]) listener();
  return () => {
    if (live.get(element) === session) live.delete(element);
    for (const listener of [...listeners]) listener();
  };
}

/** The session of a live demo, by its `[data-demo]` element. */
export function demoSession(element: HTMLElement): Session | undefined {
  return live.get(element);
}

/** Told when a demo on the page came to life or went. Returns the way out. */
export function onDemos(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The controls of a live demo, by its `[data-demo]` element. */
export const demoControls: (element: HTMLElement) => DemoControls | undefined = demoSession;

/** Calls back once with the controls of a demo, now or as soon as it lives. Returns the way out. */
export function whenLive(
  find: () => HTMLElement | null | undefined,
  use: (controls: DemoControls, element: HTMLElement) => void,
): () => void {
  const look = () => {
    const element = find();
    const controls = element && demoControls(element);
    if (!controls) return;
    leave();
    use(controls, element);
  };
  const leave = onDemos(look);
  look();
  return leave;
}
