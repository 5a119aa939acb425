/** One word of the field, as `content/glossary.yaml` explains it. */
export interface Term {
  /** Anchor on the glossary's page. */
  id: string;
  term: string;
  /** Other forms, such as an abbreviation or a verb; plurals are found without being listed. */
  also: string[];
  /** One or two sentences; `$…$` is a formula, `*…*` emphasis. */
  means: string;
  /** A formula on a line of its own. */
  tex?: string;
  /** Where it is explained: a chapter's slug, or `slug#slide`. */
  at: string;
  /** Related terms, as their entries are called. */
  see: string[];
  /** The forms that the build looks for; `the|cost` is "cost" after "the". All forms unless the file says otherwise. */
  mark: string[];
}

/** The anchor of a term. */
export function termId(term: string): string;

/** The terms of a glossary file, in its order. @throws Error naming the term and what is wrong with it */
export function readGlossary(path?: string): Term[];

/** Marks the first use of each term, in place; the terms used and the slide of each. */
export function markTerms(tree: object, terms: Term[]): { id: string; slide?: string }[];
