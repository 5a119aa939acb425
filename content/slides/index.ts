import type { MDXContent } from 'mdx/types';

const modules = import.meta.glob<{ default: MDXContent }>('./en/*.mdx', { eager: true });

/** The compiled prose of the written chapters by slug. */
export const chapters: Record<string, MDXContent> = Object.fromEntries(
  Object.entries(modules).map(([path, module]) => [
    path.replace(/^.*\/\d+-/, '').replace(/\.mdx$/, ''),
    module.default,
  ]),
);
