import { Demo } from '@/components/demos/Demo';
import type { AnyDemo } from '@/components/demos/registry';
import type { ParamSpec } from '@/lib/params';
import { findWork } from './bibliography';
import { slidesOf } from './demoPlaces';
import styles from './gallery.module.css';
import { href } from './href';
import type { Manifest } from './manifest';

interface Props {
  id: string;
  demo: AnyDemo;
  manifest: Manifest;
}

/** One demo alone: the card, then where it stands in the lecture, its parameters, its presets and its sources. */
export function DemoPage({ id, demo, manifest }: Props) {
  return (
    <article className={styles.page}>
      <p className={styles.kicker}>
        <a href={href('/demos/')}>Demos</a>
      </p>
      <h1>{demo.title}</h1>
      <div className={styles.live}>
        <Demo id={id} eager />
      </div>
      <div className={styles.facts}>
        <div>
          <Parameters demo={demo} />
          <h2 style={{ marginTop: '2em' }}>The same computation in a terminal</h2>
          <pre>npm run sim -- {id} --seed 1 --json</pre>
        </div>
        <div>
          <Places id={id} manifest={manifest} />
          <Sources keys={demo.cite} />
        </div>
      </div>
    </article>
  );
}

function Parameters({ demo }: { demo: AnyDemo }) {
  const specs = Object.entries(demo.params as Record<string, ParamSpec>);
  return (
    <section aria-labelledby="parameters">
      <h2 id="parameters">Parameters</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <figure className={styles.scroll} aria-labelledby="parameters" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">What it is</th>
              <th scope="col">Range</th>
              <th scope="col">Default</th>
            </tr>
          </thead>
          <tbody>
            {specs.map(([name, spec]) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  {spec.label}
                  {spec.symbol && spec.symbol !== spec.label ? ` ${spec.symbol}` : null}
                  {spec.unit ? ` (${spec.unit})` : null}
                  {spec.help ? <small>{spec.help}</small> : null}
                </td>
                <td>{range(spec)}</td>
                <td>{spec.kind === 'data' ? `${spec.default.length} numbers` : String(spec.default)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    </section>
  );
}

function range(spec: ParamSpec): string {
  if (spec.kind === 'choice') return spec.options.join(', ');
  if (spec.kind === 'data') return `${spec.minLength} to ${spec.maxLength} numbers`;
  return `${spec.min} to ${spec.max}`;
}

function Places({ id, manifest }: { id: string; manifest: Manifest }) {
  const slides = slidesOf(manifest, id);
  if (!slides.length) return null;
  return (
    <section aria-labelledby="places">
      <h2 id="places">In the lecture</h2>
      <ul>
        {slides.map((slide) => (
          <li key={slide.id}>
            <a href={href(`/lecture/${slide.chapter}/#${slide.id}`)}>{slide.title}</a>
            <small>{manifest.chapters.find(({ slug }) => slug === slide.chapter)?.topic}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ keys }: { keys: string[] }) {
  if (!keys.length) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ul className={styles.refs}>
        {keys.map((key) => (
          <li key={key} dangerouslySetInnerHTML={{ __html: findWork(key).html }} />
        ))}
      </ul>
    </section>
  );
}
