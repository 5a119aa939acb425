declare module '@citation-js/core' {
  /** Works parsed from BibTeX, kept as CSL-JSON. */
  export class Cite {
    constructor(source: string, options?: { generateGraph?: boolean });
    data: unknown[];
    format(type: string, options: Record<string, unknown>): unknown;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
