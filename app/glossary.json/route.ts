import { glossary, noteHtml } from '@/components/mdx/glossary';
import { getManifest } from '@/components/mdx/manifest';

export const dynamic = 'force-static';

/** What the note beside each term holds, as HTML by id: fetched when a reader first asks for one. */
export async function GET() {
  const entries = glossary(await getManifest());
  return Response.json(Object.fromEntries(entries.map((entry) => [entry.id, noteHtml(entry)])));
}
