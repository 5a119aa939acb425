import { notFound } from 'next/navigation';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { DemoPage } from '@/components/mdx/DemoPage';
import { getManifest } from '@/components/mdx/manifest';

interface Props {
  params: Promise<{ id: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return demoIds.map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props) {
  const { id } = await params;
  if (!demoIds.includes(id)) return {};
  const demo = await loadDemo(id);
  return { title: demo.title, description: demo.asks };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  if (!demoIds.includes(id)) notFound();
  return <DemoPage id={id} demo={await loadDemo(id)} manifest={await getManifest()} />;
}
