import { randomId } from '../room/session';
import type { InkBook } from './book';
import { simplify, touches } from './geometry';
import type { Live, LiveStroke } from './live';
import { FRAME, paced } from './paced';
import { toUnits } from './stroke';
import type { ToolsState } from './tools';

/** Radius of the eraser in widths of the slide. */
export const ERASER = 12 / 1280;

/** The button that is an eraser: the other end of a pen. */
const PEN_ERASER = 32;

interface Desk {
  book: InkBook;
  live: Live;
  tools(): ToolsState;
  /** A pen has been seen: what touches is a hand. */
  pen: { seen: boolean };
}

/** What is drawn on. */
export interface Sheet {
  slide: string;
  /** Width over height. */
  aspect: number;
  tall: boolean;
}

interface Work {
  pointer: number;
  /** The last place, in units. */
  x: number;
  y: number;
  stroke: LiveStroke | null;
}

/** Pen and eraser on a surface as large as the slide. Returns the way out, which finishes what is being drawn. */
export function connectDrawing(surface: HTMLElement, sheet: Sheet, desk: Desk): () => void {
  let work: Work | undefined;
  const tell = paced((stroke: LiveStroke) => desk.live.tell(stroke), FRAME);

  const placeOf = (event: PointerEvent): [number, number] => {
    const box = surface.getBoundingClientRect();
    return [toUnits((event.clientX - box.left) / box.width), toUnits((event.clientY - box.top) / box.height)];
  };
  const finish = (keep: boolean) => {
    const stroke = work?.stroke;
    work = undefined;
    if (!stroke) return;
    tell.cancel();
    const { slide, ...drawn } = stroke;
    if (keep) desk.book.draw(slide, { ...drawn, points: simplify(drawn.points, sheet.aspect) });
    desk.live.end(stroke.id);
  };
  const add = (x: number, y: number) => {
    if (!work || (work.x === x && work.y === y)) return;
    if (work.stroke) work.stroke = { ...work.stroke, points: [...work.stroke.points, x, y] };
    else eraseAlong(sheet, desk.book, [work.x, work.y, x, y]);
    work.x = x;
    work.y = y;
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType === 'pen') desk.pen.seen = true;
    const palm = event.pointerType === 'touch' && desk.pen.seen;
    // A second finger means something else than drawing.
    if (work && event.pointerType === 'touch') finish(false);
    else if (!work && !palm && (event.button === 0 || event.buttons & PEN_ERASER)) {
      surface.setPointerCapture(event.pointerId);
      const [x, y] = placeOf(event);
      const erases = desk.tools().held === 'eraser' || (event.buttons & PEN_ERASER) !== 0;
      work = { pointer: event.pointerId, x, y, stroke: erases ? null : newStroke(sheet, desk.tools(), x, y) };
      if (work.stroke) desk.live.show(work.stroke);
      else eraseAlong(sheet, desk.book, [x, y, x, y]);
    }
    // Neither the focus nor a selection follows the pen.
    event.preventDefault();
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== work?.pointer) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length > 0 ? events : [event]) add(...placeOf(one));
    if (!work.stroke) return;
    desk.live.show(work.stroke);
    tell(work.stroke);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId === work?.pointer) finish(true);
  };
  const cancel = (event: PointerEvent) => {
    if (event.pointerId === work?.pointer) finish(event.pointerType !== 'touch');
  };

  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel };
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of entries) surface.addEventListener(name, listener);
  return () => {
    finish(true);
    for (const [name, listener] of entries) surface.removeEventListener(name, listener);
  };
}

function newStroke({ slide, tall }: Sheet, { color, nib }: ToolsState, x: number, y: number): LiveStroke {
  return { id: randomId(), slide, color, nib, ...(tall ? { tall } : {}), points: [x, y] };
}

function eraseAlong({ slide, aspect, tall }: Sheet, book: InkBook, way: [number, number, number, number]) {
  const met = book
    .strokes(slide)
    .filter((stroke) => Boolean(stroke.tall) === tall && touches(stroke, way, ERASER, aspect));
  book.erase(
    slide,
    met.map(({ id }) => id),
  );
}
