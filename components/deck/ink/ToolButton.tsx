'use client';
import { useDeck } from '../deck';
import { type Command, keyTable, shownKey } from '../keys';
import { ToolIcon, type ToolIconName } from './ToolIcon';

interface ToolButtonProps {
  command: Command;
  label: string;
  icon: ToolIconName;
  /** In hand, for what can be. */
  pressed?: boolean;
  disabled?: boolean;
}

/** A button that does what its key does. */
export function ToolButton({ command, label, icon, pressed, disabled }: ToolButtonProps) {
  const { run } = useDeck();
  const key = keyTable.find((binding) => binding.command === command)?.keys[0];
  return (
    <button
      type="button"
      className="tool"
      data-command={command}
      aria-label={label}
      aria-pressed={pressed}
      title={key ? `${label} (${shownKey(key)})` : label}
      disabled={disabled}
      onClick={() => run(command)}
    >
      <ToolIcon name={icon} />
    </button>
  );
}
