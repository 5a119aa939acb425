import { createHash } from 'node:crypto';
import { StaticLeaf } from './StaticLeaf';
import { staticStore } from './staticStore';

interface Props {
  html: string;
  className?: string;
  style?: React.CSSProperties;
  role?: 'img';
  'aria-label'?: string;
  /** A `span` instead of a `div`. */
  inline?: boolean;
}

/**
 * Markup made at build that never changes: formulas, drawings, listings.
 *
 * A server component's markup travels twice, once as HTML and once, larger, as the data React hydrates from. Here only a
 * key does: the page's own HTML is the only copy. A chapter with 250 formulas weighs half.
 */
export function StaticHtml({ html, ...rest }: Props) {
  const key = createHash('sha256').update(html).digest('base64url').slice(0, 8);
  staticStore().set(key, html);
  return <StaticLeaf id={key} {...rest} />;
}
