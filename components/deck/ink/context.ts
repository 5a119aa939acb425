import { createContext, useContext } from 'react';
import type { Kit } from './kit';

export const KitContext = createContext<Kit | null>(null);

/** The tools' kit around a component. */
export function useKit(): Kit {
  const kit = useContext(KitContext);
  if (!kit) throw new Error('this component stands among the tools only');
  return kit;
}
