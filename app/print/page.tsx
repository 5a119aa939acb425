import type { Metadata } from 'next';
import { Print } from '@/components/deck/print/Print';

export const metadata: Metadata = {
  title: 'On paper',
  description:
    'The slides for paper: one to a page, one for each step, or two to a page with text or lines for notes.',
};

export default function Page() {
  return <Print />;
}
