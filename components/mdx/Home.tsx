import { FarPoster } from '@/components/demos/Poster';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { type Outline, outline } from '@/content/slides/outline';
import { Descent } from './Descent';
import { ChapterProgress } from './exercises/ChapterProgress';
import { tasksOf } from './exercises/Exercise';
import { ProgressTools } from './exercises/ProgressTools';
import styles from './home.module.css';
import { href } from './href';
import type { ChapterEntry, Manifest } from './manifest';
import { RouteLinks } from './RouteLinks';
import { SearchField } from './search/SearchField';

const CODE = [
  ['data', 'data', 'dots'],
  ['model', 'model', 'solid line'],
  ['exact', 'exact or published', 'dashed line'],
  ['energy', 'energy, cost', 'thick line'],
  ['you', 'your prediction', 'pin'],
] as const;

const WAYS = [
  [
    'Predict',
    'Each experiment asks first. Your answer is locked before the run, and the gap is shown after it.',
  ],
  [
    'Run',
    'The real computation, in your browser: seeded, so that you can repeat it, and fast, because it leaves the page to a worker or to your graphics card.',
  ],
  [
    'Check',
    'Every number has its error bar and, where one exists, the exact or published value beside it. Any state is a link.',
  ],
] as const;

/** Why this prize, how to use the site, and the path through the lecture. */
export function Home({ manifest }: { manifest: Manifest }) {
  const [first] = manifest.chapters;
  return (
    <>
      <div className={styles.page}>
        <p className={styles.kicker}>A lecture in ten chapters, each equation an experiment</p>
        <h1>Why a physics prize went to machines that learn</h1>
        <p className={styles.lead}>
          In 2024 John Hopfield and Geoffrey Hinton were honoured for networks that remember and learn, built
          with the physics of magnets and heat. Follow the idea from a straight line through a few points to
          the inside of a neutron star, and test every step yourself.
        </p>
        <p className={styles.actions}>
          {first ? (
            <a className={styles.primary} href={href(`/lecture/${first.slug}/`)}>
              Start reading
            </a>
          ) : null}
          <a href={href('/present/')}>Open the stage</a>
          <a href={href('/demos/')}>All demos</a>
        </p>
        <SearchField />
        <RouteLinks manifest={manifest} />
      </div>
      <Descent />
      <div className={styles.page}>
        <ul className={styles.ways}>
          {WAYS.map(([word, text]) => (
            <li key={word}>
              <h2>{word}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>

        <h2 className={styles.pathTitle} id="path">
          The path
        </h2>
        <ol className={styles.path}>
          {outline.map((place) => {
            const chapter = manifest.chapters.find(({ slug }) => slug === place.slug);
            return chapter ? (
              <Written key={place.slug} chapter={chapter} />
            ) : (
              <Planned key={place.slug} place={place} />
            );
          })}
        </ol>
        <ProgressTools />

        <section className={styles.code} aria-labelledby="colours">
          <h2 id="colours">One colour code</h2>
          <ul>
            {CODE.map(([token, meaning, mark]) => (
              <li key={token}>
                <i data-mark={token} style={{ color: `var(--${token})` }} />
                {meaning} <small>{mark}</small>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

async function Written({ chapter }: { chapter: ChapterEntry }) {
  const id = demoIds.find((known) => known === chapter.demo);
  return (
    <li className={styles.written}>
      <div>
        <p className={styles.kicker}>
          <b>{chapter.number}</b> {chapter.topic} · {Math.round(chapter.minutes)} minutes on stage
        </p>
        <h3>
          <a href={href(`/lecture/${chapter.slug}/`)}>{chapter.title}</a>
        </h3>
        <p>{chapter.lead}</p>
        <ChapterProgress
          chapter={chapter.slug}
          tasks={tasksOf(chapter)}
          address={href(`/lecture/${chapter.slug}/`)}
        />
      </div>
      {id ? (
        <a className={styles.demo} href={href(`/demos/${id}/`)}>
          <FarPoster id={id} />
          <span>{(await loadDemo(id)).asks}</span>
        </a>
      ) : null}
    </li>
  );
}

function Planned({ place }: { place: Outline }) {
  return (
    <li className={styles.planned}>
      <p className={styles.kicker}>
        <b>{place.number}</b> {place.topic}
      </p>
      <p>
        {place.promise} <small>being written</small>
      </p>
    </li>
  );
}
