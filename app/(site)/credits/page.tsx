import { CreditsPage } from '@/components/mdx/CreditsPage';
import { readCredits } from '@/components/mdx/credits';
import { getManifest } from '@/components/mdx/manifest';

export const metadata = {
  title: 'Credits and licences',
  description: 'Origin and licence of everything this site uses: data, type, software, quotations.',
};

export default async function Page() {
  return <CreditsPage groups={readCredits()} manifest={await getManifest()} />;
}
