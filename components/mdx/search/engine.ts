import MiniSearch, { type Options, type SearchOptions, type SearchResult } from 'minisearch';
import { fold, wordsOf } from './words';

/** What can be found: a part of a chapter, a demo, a word of the glossary, a work. */
export type Kind = 'slide' | 'demo' | 'term' | 'work';

/** One thing that can be found. */
export interface Entry {
  /** `slide:two-valleys`. */
  id: string;
  kind: Kind;
  title: string;
  /** Running text, as plain words. */
  text: string;
  /** Address within the site. */
  address: string;
  /** Heading of the group it is shown in: a chapter, or what kind of thing it is. */
  group: string;
}

/** An entry that was found, and the words of it that matched, folded. */
export interface Hit extends Entry {
  words: string[];
}

/** What was found, best first. */
export interface Found {
  hits: Hit[];
  /** Nothing has the words as typed; the hits have similar ones, or some of them. */
  loose: boolean;
}

const options: Options<Entry> = {
  fields: ['title', 'text', 'group'],
  storeFields: ['id', 'kind', 'title', 'text', 'address', 'group'],
  tokenize: wordsOf,
  processTerm: fold,
};

/** An index over entries. */
export function createIndex(entries: readonly Entry[]): MiniSearch<Entry> {
  const index = new MiniSearch(options);
  index.addAll(entries);
  return index;
}

/** The index that `JSON.stringify` made a text of. */
export function openIndex(json: string): MiniSearch<Entry> {
  return MiniSearch.loadJSON(json, options);
}

function baseOptions(query: string): SearchOptions {
  const asked = wordsOf(fold(query)).join(' ');
  return {
    boost: { title: 4, group: 1.5 },
    boostDocument: (id, _, stored) => {
      if (wordsOf(fold(String(stored?.title))).join(' ') === asked) return 4;
      // An entry of the glossary and a demo answer a short question better than a passage that mentions the word.
      return String(id).startsWith('slide:') ? 1 : 1.3;
    },
    prefix: (term) => term.length > 1,
    combineWith: 'AND',
  };
}

/** Spelling mistakes: one letter in five, none in short words. */
const fuzzy = (term: string) => (term.length > 3 ? 0.2 : false);

/** Finds entries that have every word or its beginning; failing that, similar words; failing that, some of the words. */
export function find(index: MiniSearch<Entry>, query: string): Found {
  if (wordsOf(query).length === 0) return { hits: [], loose: false };
  const base = baseOptions(query);
  const some: SearchOptions = { ...base, combineWith: 'OR', prefix: (_, i, all) => i === all.length - 1 };
  const attempts = [base, { ...base, fuzzy }, some, { ...some, fuzzy }];
  for (const [i, attempt] of attempts.entries()) {
    const results = index.search(query, attempt);
    if (results.length > 0) return { hits: results.map(toHit), loose: i > 0 };
  }
  return { hits: [], loose: true };
}

function toHit(result: SearchResult): Hit {
  const { id, kind, title, text, address, group, match } = result;
  return { id, kind, title, text, address, group, words: Object.keys(match) };
}
