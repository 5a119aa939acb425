import { useId } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import { misfitOf } from '@/lib/ml/ingredients';
import demo from './demo';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en;

type Socket = 'data' | 'model' | 'cost';
const SOCKETS: readonly Socket[] = ['data', 'model', 'cost'];

type Props = Pick<ViewProps<Params, Frame>, 'params' | 'tune' | 'stage'>;

/** One row of cards for each ingredient; a card that does not go with the other two may be put in all the same. */
export function Sockets({ params, tune, stage }: Props) {
  return (
    <div className={styles.sockets}>
      {SOCKETS.map((socket) => (
        <SocketCards key={socket} socket={socket} params={params} tune={tune} stage={stage} />
      ))}
    </div>
  );
}

function SocketCards({ socket, params, tune, stage }: Props & { socket: Socket }) {
  const name = useId();
  const cards: Record<string, { name: string; says: string }> = text.cards[socket];
  const spec = demo.params[socket];
  const options: readonly string[] = spec.kind === 'choice' ? spec.options : [];
  return (
    <fieldset className={styles.socket}>
      <legend>{text.params[socket].label}</legend>
      {options.map((id) => {
        const patch = { [socket]: id } as Partial<Params>;
        const { data, model, cost } = { ...params, ...patch };
        const fits = misfitOf(data, model, cost) === null;
        return (
          <label key={id} data-fits={fits ? '' : undefined} title={fits ? undefined : text.unfit}>
            <input
              type="radio"
              name={name}
              data-param={socket}
              value={id}
              checked={params[socket] === id}
              onChange={() => tune(patch)}
            />
            <span>
              <b>{cards[id].name}</b>
              {stage ? null : <small>{cards[id].says}</small>}
              {fits ? null : <span className="visually-hidden">, {text.unfit}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
