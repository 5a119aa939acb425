'use client';

import { type CSSProperties, useMemo } from 'react';
import { staticStore } from './staticStore';

interface Props {
  id: string;
  className?: string;
  style?: CSSProperties;
  role?: 'img';
  'aria-label'?: string;
  inline?: boolean;
}

let leaves: Map<string, Element> | undefined;

/** Markup of a leaf: from the store while HTML is made, from the page itself ever after. */
function markup(id: string): string {
  if (typeof document === 'undefined') {
    const html = staticStore().get(id);
    if (html === undefined) throw new Error(`no markup for the leaf ${id}`);
    return html;
  }
  return leaves?.get(id)?.innerHTML ?? '';
}

/** React asks whether there is markup, twice, when it takes an element over: only for one that it builds is it written. */
function late(id: string) {
  return { toString: () => markup(id) };
}

/** Element whose inside React takes over as it finds it; see `StaticHtml`. */
export function StaticLeaf({ id, inline, ...rest }: Props) {
  if (typeof document !== 'undefined' && !leaves) {
    // Before React touches anything: should it ever build the page anew, the leaves are still at hand.
    leaves = new Map(
      [...document.querySelectorAll<HTMLElement>('[data-leaf]')].map((leaf) => [
        leaf.dataset.leaf ?? '',
        leaf,
      ]),
    );
  }
  const inside = useMemo(() => ({ __html: typeof document === 'undefined' ? markup(id) : late(id) }), [id]);
  const Tag = inline ? 'span' : 'div';
  return <Tag data-leaf={id} suppressHydrationWarning dangerouslySetInnerHTML={inside} {...rest} />;
}
