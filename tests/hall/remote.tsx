import { createRoot } from 'react-dom/client';
import { RemoteView } from '@/components/deck/follow/RemoteView';
import { syntheticRoutes, syntheticSlides } from './syntheticDeck';
import { syntheticMinutes, syntheticNotes } from './syntheticNotes';
import './page.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <RemoteView
    slides={syntheticSlides}
    routes={syntheticRoutes}
    minutes={syntheticMinutes}
    notes={syntheticNotes}
  />,
);
