import type { MDXComponents } from 'mdx/types';

/** Compiled prose gets its components from the page that shows it; there is no default reading. */
export function useMDXComponents(): MDXComponents {
  return {};
}
