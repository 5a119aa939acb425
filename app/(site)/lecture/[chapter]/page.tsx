import { notFound } from 'next/navigation';
import { checkReferences } from '@/components/mdx/check';
import { getManifest } from '@/components/mdx/manifest';
import { ReadingPage } from '@/components/mdx/ReadingPage';
import { chapters } from '@/content/slides';

interface Props {
  params: Promise<{ chapter: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await getManifest()).chapters.map(({ slug }) => ({ chapter: slug }));
}

export async function generateMetadata({ params }: Props) {
  const { chapter } = await params;
  const entry = (await getManifest()).chapters.find(({ slug }) => slug === chapter);
  return entry ? { title: entry.title, description: entry.lead } : {};
}

export default async function LecturePage({ params }: Props) {
  const { chapter } = await params;
  const manifest = await getManifest();
  await checkReferences(manifest);
  const entry = manifest.chapters.find(({ slug }) => slug === chapter);
  if (!entry) notFound();
  return <ReadingPage entry={entry} manifest={manifest} Content={chapters[chapter]} />;
}
