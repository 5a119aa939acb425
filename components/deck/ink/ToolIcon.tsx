import { LineDrawing } from '../Icon';

/** Line drawings on a 24 × 24 grid. */
const paths = {
  laser:
    'M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2 2M16.7 16.7l2 2M5.3 18.7l2-2M16.7 7.3l2-2',
  spotlight: 'M3 4h18v16H3zM12 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9z',
  pen: 'M4 20l1.2-4.8L16 4.4a1.7 1.7 0 0 1 2.4 0l1.2 1.2a1.7 1.7 0 0 1 0 2.4L8.8 18.8zM14 6.5l3.5 3.5',
  eraser:
    'M8.5 19.5L3.6 14.6a1.6 1.6 0 0 1 0-2.3l8.4-8.4a1.6 1.6 0 0 1 2.3 0l5.8 5.8a1.6 1.6 0 0 1 0 2.3l-7.5 7.5zM8 8l8 8M12 19.5h9',
  undo: 'M8 4L3.5 8.5L8 13M4 8.5h10a6 6 0 0 1 0 12H9',
  redo: 'M16 4l4.5 4.5L16 13M20 8.5H10a6 6 0 0 0 0 12h5',
  clear: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5',
  countdown: 'M12 5.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15zM12 9v4.3l2.8 2M9 2.5h6',
  more: 'M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M15 5v4M9 10v4M15 15v4',
  close: 'M6 6l12 12M18 6L6 18',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
} as const;

export type ToolIconName = keyof typeof paths;

export function ToolIcon({ name }: { name: ToolIconName }) {
  return <LineDrawing path={paths[name]} />;
}
