import { Gallery } from '@/components/mdx/Gallery';
import { getManifest } from '@/components/mdx/manifest';

export const metadata = {
  title: 'Demos',
  description: 'Every experiment of the lecture: predict, run, check.',
};

export default async function GalleryPage() {
  return <Gallery manifest={await getManifest()} />;
}
