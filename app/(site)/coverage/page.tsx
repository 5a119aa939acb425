import { CoveragePage } from '@/components/mdx/CoveragePage';
import { checkReferences } from '@/components/mdx/check';
import { getManifest } from '@/components/mdx/manifest';

export const metadata = {
  title: 'The talk, section by section',
  description:
    'Every section of the seminar of 9 December 2024, in its order, with the slides that cover it.',
};

export default async function Page() {
  const manifest = await getManifest();
  await checkReferences(manifest);
  return <CoveragePage manifest={manifest} />;
}
