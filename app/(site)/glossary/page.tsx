import { GlossaryPage } from '@/components/mdx/GlossaryPage';
import { getManifest } from '@/components/mdx/manifest';

export const metadata = {
  title: 'Glossary',
  description: 'The words and the letters of the lecture, each in a sentence or two.',
};

export default async function Page() {
  return <GlossaryPage manifest={await getManifest()} />;
}
