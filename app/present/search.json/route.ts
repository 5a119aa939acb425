import { getManifest } from '@/components/mdx/manifest';

export const dynamic = 'force-static';

/** Plain text of each slide by id, for the stage's search. */
export async function GET() {
  const { slides } = await getManifest();
  return Response.json(Object.fromEntries(slides.map(({ id, searchText }) => [id, searchText])));
}
