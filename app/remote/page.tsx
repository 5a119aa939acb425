import type { Metadata } from 'next';
import { Remote } from '@/components/deck/follow/Remote';

export const metadata: Metadata = {
  title: 'Remote',
  description: 'The lecture in the lecturer’s hand: two large buttons, notes and the time.',
  robots: { index: false },
  // Its address holds a key.
  referrer: 'no-referrer',
};

export default function Page() {
  return <Remote />;
}
