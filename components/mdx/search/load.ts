import { href } from '../href';
import type { Entry, Found } from './engine';

/** Answers a query. */
export type Search = (query: string) => Found;

let loading: Promise<Search> | undefined;

/**
 * The search over the whole site. Its program and its index are fetched once, when somebody first searches.
 *
 * @throws Error when they cannot be had; the next call tries again
 */
export async function loadSearch(): Promise<Search> {
  loading ??= load();
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

async function load(): Promise<Search> {
  const [{ find, openIndex }, json] = await Promise.all([import('./engine'), fetchIndex()]);
  const index = openIndex(json);
  return (query) => find(index, query);
}

async function fetchIndex(): Promise<string> {
  const answer = await fetch(href('/search.json'));
  if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
  return answer.text();
}

/** Id of a slide among the entries, or undefined for another kind. */
export function slideOf({ kind, id }: Entry): string | undefined {
  return kind === 'slide' ? id.slice('slide:'.length) : undefined;
}
