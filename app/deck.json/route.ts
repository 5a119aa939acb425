import { checkReferences } from '@/components/mdx/check';
import { getManifest } from '@/components/mdx/manifest';
import { lectureRoutes } from '@/components/mdx/routes';

export const dynamic = 'force-static';

/** The structure of the lecture as a file, for search and tests: chapters, slides with ids, titles and steps, routes. */
export async function GET() {
  const manifest = await getManifest();
  await checkReferences(manifest);
  return Response.json({ ...manifest, routes: lectureRoutes(manifest) });
}
