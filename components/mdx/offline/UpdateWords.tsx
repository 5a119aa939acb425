'use client';
import { useOffline } from './state';

/** What taking the new version means. */
export function UpdateWords() {
  const lectures = useOffline((s) => s.lectures);
  if (lectures === 0) return <p>A new version is here.</p>;
  return (
    <p>
      The slides are open in {lectures === 1 ? 'another window' : `${lectures} other windows`}, which would
      reload too, at the same slide.
    </p>
  );
}
