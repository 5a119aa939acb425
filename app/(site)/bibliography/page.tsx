import { BibliographyPage } from '@/components/mdx/BibliographyPage';
import { getManifest } from '@/components/mdx/manifest';

export const metadata = {
  title: 'Works',
  description:
    'Every work the lecture cites, where it does, and the papers in which its ideas appeared first.',
};

export default async function Page() {
  return <BibliographyPage manifest={await getManifest()} />;
}
