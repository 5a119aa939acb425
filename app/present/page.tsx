import type { Metadata } from 'next';
import { Stage } from '@/components/deck/Stage';

export const metadata: Metadata = {
  title: 'Slides',
  description:
    'The lecture slide by slide, with its steps and live demos, for a projector, a desk or a phone.',
};

export default function Page() {
  return <Stage />;
}
