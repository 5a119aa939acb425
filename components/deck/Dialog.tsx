'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDeck } from './deck';

/** An overlay with the rest of the page out of reach; Esc and a click beside it close it. */
export function Dialog({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const { send } = useDeck();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Esc, through the key table
    <dialog
      ref={dialog}
      className={['overlay', className].filter(Boolean).join(' ')}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        send({ type: 'close' });
      }}
      onClick={(event) => {
        if (event.target === dialog.current) send({ type: 'close' });
      }}
    >
      <div className="overlay-content">{children}</div>
    </dialog>
  );
}
