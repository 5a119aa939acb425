import { checkReferences } from '@/components/mdx/check';
import { getManifest } from '@/components/mdx/manifest';

export const dynamic = 'force-static';

/** The structure of the lecture as a file, for search and tests: chapters and slides with ids, titles and steps. */
export async function GET() {
  const manifest = await getManifest();
  await checkReferences(manifest);
  return Response.json(manifest);
}
