'use client';
import { type ComponentType, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import styles from './demo.module.css';
import type { LiveDemoProps } from './LiveDemo';
import { RunLinkContext } from './share/link';

export interface DemoHostProps {
  id: string;
  name?: string;
  title?: string;
  preset?: string;
  steps?: string[];
  stage?: boolean;
  eager?: boolean;
  /** The static card, shown until the live one is there. */
  children?: ReactNode;
}

/** How far from the screen a demo wakes up. */
const NEAR = '300px';

/** Waits until the demo is near the screen, or named in the link, then loads the live card. */
export function DemoHost({ id, name = id, title, preset, steps, stage, eager, children }: DemoHostProps) {
  const root = useRef<HTMLElement>(null);
  const [Live, setLive] = useState<ComponentType<LiveDemoProps> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const openLink = useContext(RunLinkContext);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts the loading again
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let cancelled = false;
    let near = true;
    const load = () => {
      import('./LiveDemo').then(
        (module) => {
          if (!cancelled && near) setLive(() => module.LiveDemo);
        },
        () => {
          if (cancelled) return;
          element.dataset.status = 'error';
          setFailure('This demo could not be loaded. Check the connection and try again; nothing is lost.');
        },
      );
    };
    const keys = [...new URLSearchParams(location.search).keys()];
    if (keys.includes(`${name}.until`) && !stage) element.scrollIntoView({ block: 'center' });
    if (!stage && (eager || keys.some((key) => key.startsWith(`${name}.`)))) {
      load();
      return () => {
        cancelled = true;
      };
    }
    const observer = new IntersectionObserver(
      (entries) => {
        near = entries.some((entry) => entry.isIntersecting);
        if (near) load();
        if (near && !stage) observer.disconnect();
        // A slide that is left frees its demo; its settings stay in the address. What another window shows goes on.
        if (!near && stage && (openLink?.(name).alone() ?? true)) {
          setLive(null);
          element.dataset.status = 'loading';
        }
      },
      { rootMargin: stage ? '0px' : NEAR },
    );
    observer.observe(element);
    return () => {
      cancelled = true;
      observer.disconnect();
    };
  }, [name, stage, eager, attempt, openLink]);

  return (
    <section
      ref={root}
      className={styles.demo}
      data-demo={id}
      data-name={name}
      data-status="loading"
      data-step="0"
      data-stage={stage ? '' : undefined}
      aria-label={title ?? id}
      id={`demo-${name}`}
    >
      {Live && root.current ? (
        <Live root={root.current} id={id} name={name} preset={preset} steps={steps} stage={stage} />
      ) : (
        children
      )}
      {failure ? (
        <p className={styles.problem} role="alert">
          {failure}{' '}
          <button
            type="button"
            onClick={() => {
              setFailure(null);
              setAttempt(attempt + 1);
            }}
          >
            Try again
          </button>
        </p>
      ) : null}
    </section>
  );
}
