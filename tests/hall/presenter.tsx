import { createRoot } from 'react-dom/client';
import { PresenterView } from '@/components/deck/presenter/PresenterView';
import { SyntheticSlides, syntheticRoutes, syntheticSlides } from './syntheticDeck';
import { syntheticMinutes, syntheticNotes } from './syntheticNotes';
import './page.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <PresenterView
    slides={syntheticSlides}
    routes={syntheticRoutes}
    minutes={syntheticMinutes}
    notes={syntheticNotes}
  >
    <SyntheticSlides />
  </PresenterView>,
);
