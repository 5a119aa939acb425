import { Footer, Header } from '@/components/mdx/Chrome';
import { getManifest } from '@/components/mdx/manifest';
import { NotFound } from '@/components/mdx/NotFound';

export const metadata = { title: 'Not found' };

export default async function NotFoundPage() {
  return (
    <>
      <Header />
      <main id="main">
        <NotFound manifest={await getManifest()} />
      </main>
      <Footer />
    </>
  );
}
