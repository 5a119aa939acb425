/** Line drawings on a 24 × 24 grid. */
const paths = {
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  overview: 'M4 5h7v5H4zM13 5h7v5h-7zM4 14h7v5H4zM13 14h7v5h-7z',
  goTo: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  smaller: 'M3 18L8 6l5 12M4.7 14h6.6M16 13h5',
  larger: 'M3 18L8 6l5 12M4.7 14h6.6M16 13h5M18.5 10.5v5',
  theme: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 4v16M12 8h3.5M12 12h7.5M12 16h6',
  black: 'M4 5h16v11H4zM9 20h6M12 16v4M5 6l14 9',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  otherWindow: 'M3 5h13v9H3zM9 14v4h12V9h-5M6 19h6',
  tools: 'M4 20l1.2-4.8L16 4.4a1.7 1.7 0 0 1 2.4 0l1.2 1.2a1.7 1.7 0 0 1 0 2.4L8.8 18.8zM14 6.5l3.5 3.5',
  reading: 'M12 6c-2-1.5-5-2-8-1.5V18c3-.5 6 0 8 1.5c2-1.5 5-2 8-1.5V4.5c-3-.5-6 0-8 1.5zM12 6v13',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2v2h-2zM14 18h2v2h-2zM18 18h2v2h-2z',
  help: 'M9 9.2a3 3 0 1 1 4.2 2.8c-.9.4-1.2 1-1.2 2M12 17.5v.1',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: string }) {
  return <LineDrawing path={paths[name as IconName]} />;
}

/** A drawing of lines on the same grid. */
export function LineDrawing({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={path} />
    </svg>
  );
}
