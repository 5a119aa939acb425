import { readFileSync } from 'node:fs';

/** One thing the site owes to somebody else. */
export interface Credit {
  name: string;
  /** What it does here. */
  what: string;
  /** Who made it. */
  origin: string;
  url?: string;
  /** Name of the licence, `Public domain`, or `No licence stated`. */
  licence: string;
  /** A remark on the licence, such as `Facts, no licence stated`. */
  note?: string;
  /** Slugs of chapters, ids of demos, or words such as `all pages`. */
  usedIn: string[];
}

export interface CreditGroup {
  title: string;
  entries: Credit[];
}

/** Reads `content/credits.json`. @throws Error naming the entry that lacks a field. */
export function readCredits(path = 'content/credits.json'): CreditGroup[] {
  const { groups } = JSON.parse(readFileSync(path, 'utf8')) as { groups: CreditGroup[] };
  for (const { title, entries } of groups) {
    for (const entry of entries) {
      const missing = (['name', 'what', 'origin', 'licence'] as const).find((field) => !entry[field]?.trim());
      if (missing) throw new Error(`${path}: '${entry.name ?? title}' has no ${missing}`);
      if (!Array.isArray(entry.usedIn) || !entry.usedIn.length) {
        throw new Error(`${path}: '${entry.name}' does not say where it is used`);
      }
    }
  }
  return groups;
}
