import { pictureFiles, posterFile } from '@/components/deck/posters';

export const dynamic = 'force-static';
export const dynamicParams = false;

export async function generateStaticParams() {
  return [...(await pictureFiles()).keys()].map((file) => ({ file }));
}

/** The static picture of a demo as a file, for slides and for pages that lead to it: they show it later than everything else. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  return new Response(await posterFile(file), { headers: { 'content-type': 'image/svg+xml' } });
}
