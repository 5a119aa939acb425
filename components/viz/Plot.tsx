'use client';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FrameSource } from '@/components/demos/demo';
import { onBoxSize } from './boxSize';
import type { Context2D, Size, Theme } from './context';
import { onThemeChange, resolveTheme } from './theme';
import styles from './viz.module.css';

export interface PlotProps<F> {
  frames: FrameSource<F>;
  /** What the picture shows, for those who do not see it. */
  label: string;
  /** Width over height; the box keeps it, unless `fill`. */
  aspect?: number;
  /** Takes the height of its container instead of `aspect`. */
  fill?: boolean;
  paint(ctx: Context2D, frame: F, size: Size, theme: Theme): void;
  /** Handles and other elements over the picture, in its pixels. */
  overlay?(size: Size, theme: Theme): ReactNode;
  className?: string;
}

/** A canvas that repaints on animation frames, and only when a frame, a prop, the size or the theme changed. */
export function Plot<F>({ frames, label, aspect = 16 / 10, fill, paint, overlay, className }: PlotProps<F>) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [geometry, setGeometry] = useState<{ size: Size; theme: Theme } | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let size: Size | undefined;
    const show = () => {
      if (size) setGeometry({ size, theme: resolveTheme(element) });
    };
    const unobserve = onBoxSize(element, (next) => {
      if (next.width < 1 || next.height < 1) return;
      size = next;
      show();
    });
    const unsubscribe = onThemeChange(show);
    return () => {
      unobserve();
      unsubscribe();
    };
  }, []);

  useEffect(() => {
    const surface = canvas.current;
    const ctx = surface?.getContext('2d');
    if (!surface || !ctx || !geometry) return;
    const { size, theme } = geometry;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    const width = Math.round(size.width * ratio);
    const height = Math.round(size.height * ratio);
    if (surface.width !== width || surface.height !== height) {
      surface.width = width;
      surface.height = height;
    }
    return frames.subscribe((frame) => {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, size.width, size.height);
      ctx.save();
      paint(ctx, frame, size, theme);
      ctx.restore();
    });
  }, [frames, paint, geometry]);

  return (
    <div
      ref={box}
      className={[styles.plot, className].filter(Boolean).join(' ')}
      style={fill ? { height: '100%' } : { aspectRatio: String(aspect) }}
    >
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
      {overlay && geometry ? overlay(geometry.size, geometry.theme) : null}
    </div>
  );
}
