'use client';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import { focusStage, useDeck } from '../deck';
import { DrawTools, PointTools } from './DrawTools';
import { InkFiles } from './InkFiles';
import { TaskTime } from './RoomTools';
import { ScreenTools } from './ScreenTools';
import { ToolButton } from './ToolButton';
import { ToolIcon, type ToolIconName } from './ToolIcon';

/** The tools of the stage as a bar in the toolbar's place, which leads on and back too: a pen alone can give the lecture. */
export function StageTools() {
  const deck = useDeck();
  const time = useRef<HTMLDetailsElement>(null);
  const showTime = useCallback(() => {
    if (time.current) time.current.open = true;
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: gives the keys back after a click; what the keyboard presses keeps the focus
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div className="stage-tools" onClick={releaseKeys}>
      <nav className="tool-line" aria-label="Point and draw">
        <ToolButton command="previous" label="Previous step" icon="previous" />
        <PointTools />
        <DrawTools />
        <fieldset className="tool-group" aria-label="More">
          <Fold ref={time} label="Time for a task" icon="countdown">
            <p className="tool-head">Minutes for a task</p>
            <TaskTime onAsked={showTime} />
          </Fold>
          <Fold label="Screen and files" icon="more">
            <ScreenTools />
            <InkFiles />
          </Fold>
        </fieldset>
        <button
          type="button"
          className="tool"
          aria-label="Close the tools"
          title="Close the tools (A)"
          onClick={() => deck.tools.store.setState({ open: false, held: null })}
        >
          <ToolIcon name="close" />
        </button>
        <ToolButton command="next" label="Next step" icon="next" />
      </nav>
    </div>
  );
}

/** What opens above the bar; one at a time, by the name they share. */
function Fold({
  ref: given,
  label,
  icon,
  children,
}: {
  ref?: RefObject<HTMLDetailsElement | null>;
  label: string;
  icon: ToolIconName;
  children: ReactNode;
}) {
  const own = useRef<HTMLDetailsElement>(null);
  const ref = given ?? own;
  useEffect(() => {
    const beside = ({ target }: PointerEvent) => {
      if (ref.current && !ref.current.contains(target as Node)) ref.current.open = false;
    };
    document.addEventListener('pointerdown', beside);
    return () => document.removeEventListener('pointerdown', beside);
  }, [ref]);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !ref.current?.open) return;
    event.preventDefault();
    ref.current.open = false;
    ref.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={ref} name="stage-tools" className="tool-fold" onKeyDown={close}>
      <summary className="tool" aria-label={label} title={label}>
        <ToolIcon name={icon} />
      </summary>
      <div className="tool-panel room-tools">{children}</div>
    </details>
  );
}

/** A button that was clicked with the pointer does not keep the space bar. */
function releaseKeys({ target, detail }: MouseEvent) {
  if (detail > 0 && target instanceof Element && target.closest('.tool, .tool-word')) focusStage();
}
