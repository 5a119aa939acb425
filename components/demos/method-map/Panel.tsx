import type { ViewProps } from '@/components/demos/demo';
import { type FramePainter, Picture } from '@/components/demos/Picture';
import { Equation } from './Equation';
import type { Chooser } from './MapTab';
import { messages } from './messages';
import { families, methodOf, relativesOf, route } from './methods';
import { paintThumbnail } from './paintThumbnail';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

const drawRun: FramePainter<Frame, null> = (ctx, { shown }, size, theme) => {
  if (shown) paintThumbnail(ctx, shown.picture, size, theme);
};

type Props = Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'revealed' | 'stage'> & Chooser;

/** The chosen method in words: what it does, what it needs, why it is a relative of the one before, its little run. */
export function Panel({ frames, params, revealed, stage, choose }: Props) {
  const method = methodOf(params.method);
  const family = families.find(({ id }) => id === method.family);
  const edge = relativesOf(method.id).find(({ other }) => other.id === params.via);
  const next = route[route.indexOf(method.id) + 1];
  // On a slide the little run needs the room.
  const says =
    revealed && method.density && !(stage && method.live) ? text.densities[method.density].says : '';
  return (
    <section className={styles.panel} aria-label={method.name}>
      <div className={styles.words}>
        <p className={styles.name}>
          {method.name}
          <small>
            {family?.name} · {method.live ? text.map.live : text.map.described}
          </small>
        </p>
        {edge ? (
          <p className={styles.why}>
            {text.panel.edge(edge.other.name)} {edge.edge.why}. <Equation>{edge.edge.equation}</Equation>
          </p>
        ) : null}
        <p>{method.says}</p>
        <p className={styles.formula}>
          <Equation>{method.equation}</Equation>
        </p>
        {says ? <p>{says}</p> : null}
        <p className={styles.facts}>
          {text.panel.needs}: {method.needs.map((need) => text.having[need]).join(', ')}. {text.panel.source}:{' '}
          {method.by}.
        </p>
        {route.includes(method.id) && next ? (
          <button type="button" className={styles.next} onClick={() => choose(next)}>
            {text.panel.next(methodOf(next).name)} →
          </button>
        ) : null}
      </div>
      {method.live ? (
        <Picture
          className={styles.run}
          frames={frames}
          shown={null}
          draw={drawRun}
          label={text.picture.label}
        />
      ) : (
        <p className={styles.none}>{text.panel.none}</p>
      )}
      {stage ? null : <Relatives params={params} choose={choose} />}
    </section>
  );
}

/** Every edge of the chosen method: where it leads, why, and the equation that says so. */
function Relatives({ params, choose }: { params: Readonly<Params> } & Chooser) {
  return (
    <div className={styles.relatives}>
      <p className={styles.heading}>{text.panel.relatives}</p>
      <ul>
        {relativesOf(params.method).map(({ edge, other }) => (
          <li key={other.id}>
            <button type="button" onClick={() => choose(other.id)}>
              {other.name}
            </button>
            <span>
              {edge.why}
              <br />
              <Equation>{edge.equation}</Equation>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
