import { useRef } from 'react';
import { useFrameValue } from '@/components/viz/useFrame';
import type { FrameSource } from '../demo';
import type { Frame } from './simulation';

/**
 * A frame of the present fit. While data sets are being redrawn the fit stands still, and so does this value: tables,
 * cards and handles are not rendered again for every step of a run.
 */
export function useSettledFrame(frames: FrameSource<Frame>): Frame | null {
  const kept = useRef<Frame | null>(null);
  return useFrameValue(
    frames,
    (frame) => {
      if (!kept.current || !sameFit(kept.current, frame)) kept.current = frame;
      return kept.current;
    },
    20,
  );
}

function sameFit(a: Frame, b: Frame): boolean {
  return (
    a.own === b.own &&
    a.noise === b.noise &&
    a.held.held === b.held.held &&
    a.held.first === b.held.first &&
    a.held.second === b.held.second &&
    same(a.x, b.x) &&
    same(a.y, b.y) &&
    same(a.fit.matrix, b.fit.matrix) &&
    same(a.held.theta, b.held.theta) &&
    same(a.truth, b.truth)
  );
}

function same(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((v, i) => Object.is(v, b[i]));
}
