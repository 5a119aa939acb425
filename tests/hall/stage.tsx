import { createRoot } from 'react-dom/client';
import { DeckView } from '@/components/deck/DeckView';
import { SyntheticSlides, syntheticRoutes, syntheticSlides } from './syntheticDeck';
import './page.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <DeckView slides={syntheticSlides} routes={syntheticRoutes}>
    <SyntheticSlides />
  </DeckView>,
);
