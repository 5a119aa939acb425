'use client';
import { memo, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { DemoHost } from '@/components/demos/DemoHost';
import { whenLive } from '@/components/demos/instances';
import { useCurrentStep, useDeck } from './deck';
import { REPEAT_FLOOR } from './keys';
import { presetAt } from './presetAt';

interface StageDemoProps {
  id: string;
  name: string;
  title: string;
  preset?: string;
  /** Presets that the steps of the slide apply, from `firstStep` on. */
  presets?: string[];
  firstStep?: number;
  /** The static picture. */
  children: ReactNode;
}

/** How long a slide is shown before its demo lives, ms: whoever leafs through the lecture, or holds a key, wakes none. */
const REST = REPEAT_FLOOR + 50;
/** How long a demo stays once its slide is left, ms: to take it away is work, and the picture of the next slide comes first. */
const LEAVE = 60;

/** A step does not render it anew. */
const Host = memo(DemoHost);

/** A demo that lives while its slide is shown; before, after and in the overview it is a picture. */
export function StageDemo({ id, name, title, preset, presets, firstStep = 1, children }: StageDemoProps) {
  const box = useRef<HTMLDivElement>(null);
  const step = useCurrentStep();
  const alive = useAlive(step !== undefined);
  const { role, view } = useDeck();
  const upright = useUprightPhone() && role === 'stage';
  const wanted = step === undefined ? undefined : presetAt(step, firstStep, presets, preset);
  const applied = useRef<string | undefined>(undefined);

  useEffect(() => {
    if (step === undefined) {
      if (!alive) applied.current = undefined;
      return;
    }
    // A demo opens with its own preset, or as the address says: then the step has been applied before.
    applied.current ??= inAddress(name) ? wanted : preset;
    // So it has where a link, or the lecturer whom this window follows, leads to another step.
    if (view.getState().move.kind === 'address' && inAddress(name)) applied.current = wanted;
    if (wanted === undefined || wanted === applied.current) return;
    return whenLive(
      () => box.current?.querySelector<HTMLElement>('[data-demo]'),
      (controls) => {
        applied.current = wanted;
        // Where several windows show the slide, its step is applied by the one that computes.
        if (controls.computes()) controls.applyPreset(wanted);
      },
    );
  }, [alive, step, wanted, preset, name, view]);

  return (
    <div
      ref={box}
      className="stage-demo"
      data-alive={alive || undefined}
      data-presets={presets?.join(' ')}
      data-first-step={presets && firstStep}
    >
      {alive ? (
        <Host id={id} name={name} title={title} preset={preset} stage={!upright} eager>
          {children}
        </Host>
      ) : (
        <section
          data-demo={id}
          data-name={name}
          data-status={step === undefined ? undefined : 'loading'}
          aria-label={title}
        >
          {children}
        </section>
      )}
    </div>
  );
}

/** Follows whether a slide is shown, a little later. */
function useAlive(shown: boolean): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAlive(shown), shown ? REST : LEAVE);
    return () => clearTimeout(timer);
  }, [shown]);
  return alive;
}

/** The width at which `stage.css` lets a slide fill a phone; there a demo is the card of the reading page. */
const UPRIGHT_PHONE = '(max-width: 700px) and (max-aspect-ratio: 4 / 5)';

function useUprightPhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(UPRIGHT_PHONE);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(UPRIGHT_PHONE).matches,
    () => false,
  );
}

function inAddress(name: string): boolean {
  return [...new URLSearchParams(location.search).keys()].some((key) => key.startsWith(`${name}.`));
}
