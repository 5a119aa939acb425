import { Home } from '@/components/mdx/Home';
import { getManifest } from '@/components/mdx/manifest';

export default async function HomePage() {
  return <Home manifest={await getManifest()} />;
}
