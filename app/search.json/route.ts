import { getManifest } from '@/components/mdx/manifest';
import { createIndex } from '@/components/mdx/search/engine';
import { searchEntries } from '@/components/mdx/search/entries';

export const dynamic = 'force-static';

/** The index over slides, demos, glossary and works: fetched when a reader first searches. */
export async function GET() {
  return Response.json(createIndex(await searchEntries(await getManifest())));
}
