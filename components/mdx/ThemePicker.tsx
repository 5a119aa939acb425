'use client';

import { useEffect, useState } from 'react';
import { applyTheme, currentTheme, THEMES, type ThemeName } from './theme';

const LABELS: Record<ThemeName, string> = {
  system: 'System theme',
  light: 'Light',
  dark: 'Dark',
  projector: 'Projector',
};

/** Light, dark, projector, or what the device prefers. */
export function ThemePicker({ className }: { className?: string }) {
  const [theme, setTheme] = useState<ThemeName>('system');
  useEffect(() => setTheme(currentTheme()), []);
  return (
    <select
      aria-label="Theme"
      className={className}
      value={theme}
      onChange={(event) => {
        const chosen = event.target.value as ThemeName;
        applyTheme(chosen);
        setTheme(chosen);
      }}
    >
      {THEMES.map((name) => (
        <option key={name} value={name}>
          {LABELS[name]}
        </option>
      ))}
    </select>
  );
}
