import { DemoHost } from '@/components/demos/DemoHost';
import { demoIds, loadDemo } from '@/components/demos/registry';

interface Props {
  params: Promise<{ id: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return demoIds.map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props) {
  const demo = await loadDemo((await params).id);
  return { title: demo.title, description: demo.asks };
}

export default async function DemoPage({ params }: Props) {
  const { id } = await params;
  return <DemoHost id={id} />;
}
