'use client';
import { useEffect, useRef } from 'react';
import { useKit } from './context';
import { TRAIL, trailPath } from './trail';

/** Radius in the units of a picture 1280 wide. */
const RADIUS = 8;

/** The laser of the room where it points at a slide: a dot, and the way it came unless less motion is asked for. */
export function LaserDot({ slide }: { slide: string }) {
  const { laser } = useKit();
  const svg = useRef<SVGSVGElement>(null);
  const way = useRef<SVGPathElement>(null);
  const dot = useRef<SVGGElement>(null);
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let frame = 0;
    let since = 0;
    const draw = () => {
      const now = performance.now();
      const aim = laser.aim();
      const here = aim?.slide === slide ? aim : null;
      const { clientWidth = 16, clientHeight = 9 } = svg.current ?? {};
      const size = { width: 1280, height: (1280 * clientHeight) / clientWidth };
      svg.current?.setAttribute('viewBox', `0 0 ${size.width} ${size.height.toFixed(2)}`);
      svg.current?.toggleAttribute('data-on', here !== null);
      if (here) {
        dot.current?.setAttribute('transform', `translate(${here.x * size.width} ${here.y * size.height})`);
      }
      const path = here && !still.matches ? trailPath(laser.trail(), now, size, RADIUS) : '';
      way.current?.setAttribute('d', path);
      frame = here && now - since < TRAIL ? requestAnimationFrame(draw) : 0;
    };
    const moved = () => {
      since = performance.now();
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    moved();
    const unsubscribe = laser.subscribe(moved);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [laser, slide]);
  return (
    <svg ref={svg} className="laser" preserveAspectRatio="none" aria-hidden="true">
      <path ref={way} className="laser-way" />
      <g ref={dot}>
        <circle className="laser-halo" r={2.4 * RADIUS} />
        <circle className="laser-dot" r={RADIUS} />
      </g>
    </svg>
  );
}
