import { demoSession, onDemos } from '@/components/demos/instances';
import type { Session } from '@/components/demos/session';

/**
 * Calls `begin` for each live demo of the deck with its topic, `<slide id>/<demo name>`, now and later; what that
 * returns is called when the demo goes. Returns the way out.
 */
export function forEachDemo(begin: (topic: string, session: Session) => () => void): () => void {
  const begun = new Map<Session, () => void>();
  const look = () => {
    const now = new Map<Session, string>();
    for (const element of document.querySelectorAll<HTMLElement>('[data-slide] [data-demo]')) {
      const session = demoSession(element);
      const slide = element.closest<HTMLElement>('[data-slide]')?.dataset.slide;
      if (session && slide) now.set(session, `${slide}/${session.name}`);
    }
    for (const [session, end] of begun) {
      if (now.has(session)) continue;
      begun.delete(session);
      end();
    }
    for (const [session, topic] of now) {
      if (!begun.has(session)) begun.set(session, begin(topic, session));
    }
  };
  const leave = onDemos(look);
  look();
  return () => {
    leave();
    for (const end of begun.values()) end();
  };
}
