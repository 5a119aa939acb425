import styles from './home.module.css';
import { href } from './href';
import type { Manifest } from './manifest';
import { lectureRoutes } from './routes';

/** The routes in full words. */
const WAYS_THROUGH: Record<string, string> = {
  '45': '45 minutes',
  '90': '90 minutes',
  talk: 'The order of the talk',
};

/** The lecture for who gives it: how much of it, and in which order. */
export function RouteLinks({ manifest }: { manifest: Manifest }) {
  const whole = manifest.slides.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <nav className={styles.routes} aria-labelledby="routes">
      <h2 id="routes">To give the lecture</h2>
      <ul>
        {lectureRoutes(manifest).map(({ id, slides, minutes }) => (
          <li key={id}>
            <a href={href(`/present/?route=${id}`)}>{WAYS_THROUGH[id]}</a>
            <small>
              {slides.length} slides{id === 'talk' ? `, ${duration(minutes)}` : null}
            </small>
          </li>
        ))}
        <li>
          <a href={href('/present/')}>The whole lecture</a>
          <small>
            {manifest.slides.length} slides, {duration(whole)}
          </small>
        </li>
      </ul>
    </nav>
  );
}

/** Hours and minutes, to five minutes. */
function duration(minutes: number): string {
  const rounded = 5 * Math.round(minutes / 5);
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
  return [hours ? `${hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ');
}
