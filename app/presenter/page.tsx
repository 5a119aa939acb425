import type { Metadata } from 'next';
import { Presenter } from '@/components/deck/presenter/Presenter';

export const metadata: Metadata = {
  title: 'Presenter',
  description: 'The lecturer’s window: this step and the next, notes, time, and the demo at hand.',
  robots: { index: false },
};

export default function Page() {
  return <Presenter />;
}
