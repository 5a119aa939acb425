import type { Call } from '../calls';
import { foresee } from '../foresee';
import type { Opening } from '../opening';
import type { DemoState } from '../session';
import { noteDone, noteHandover, noteSave, withNews } from './memory';
import { HANDOVER, type Message, type Save, type ServerMessage } from './messages';
import { expected, newSettings, patched } from './mirror';
import type { Mode, Stand } from './mode';

/** A window that says nothing for this long does not compute the demo, ms. */
const PATIENCE = 2000;
/** The same where one has just closed it, and another may be about to. */
const SHORT = 300;

/** Shows what another window computes; what a reader does here travels there. */
export function proxySession(stand: Stand, opening: Opening): Mode {
  const { me, memory, screen, send, options } = stand;
  const { store, frames } = screen;
  let known: DemoState = store.getState();
  let server: string | null = null;
  let visible = true;
  let taking = false;
  let serverGone = false;
  let closed = false;
  let painted = 0;
  let shownFrame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Nobody answers: this window goes on from what it knows. */
  const goOn = () => {
    const { save, record } = memory;
    if (save) stand.serve(save.kept);
    else stand.serve(record ? { state: known, events: record.events, until: null } : opening);
  };
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(goOn, ms);
  };
  const shows = () => visible && !document.hidden;
  const hello = (patience: number) => {
    const next = memory.unanswered[0]?.n ?? memory.n + 1;
    send({ kind: 'hello', me, shows: shows(), next });
    for (const { n, call } of memory.unanswered) send({ kind: 'call', me, n, call });
    wait(patience);
  };
  const take = () => {
    if (stand.alone() || serverGone) return goOn();
    taking = true;
    send({ kind: 'take', me });
    wait(HANDOVER);
  };

  const set = (changes: Partial<DemoState>) => {
    if (Object.keys(changes).length > 0) store.setState(changes);
  };
  const heed = (message: Extract<ServerMessage, { kind: 'state' }>) => {
    known = patched(known, message.patch);
    memory.record = withNews(memory.record, message.record);
    noteDone(memory, me, message.done, message.acks);
    for (const { by, call } of message.done) if (by !== me) stand.tell(call);
    set(newSettings(store.getState(), expected(options.demo, known, memory.unanswered)));
    frames.afterPaint(() => {
      if (closed) return;
      const { status, step, reached, reason, engine, rate } = known;
      store.setState({ status, step, reached, reason, engine, rate });
    });
  };
  const receive = (save: Save) => {
    noteHandover(memory, me, save);
    stand.serve(save.kept);
  };
  /** The leader, one that answers, or any where there is none: a window that came with its own run is not followed. */
  const introduces = (message: ServerMessage) =>
    (message.kind === 'here' && (message.leads || server === null)) ||
    (message.kind === 'state' && (message.leads || message.to === me));
  const listen = (message: ServerMessage) => {
    if ('to' in message && message.to !== undefined && message.to !== me) return;
    if (message.kind === 'handover') return receive(message.save);
    if (message.me !== server && introduces(message)) {
      server = message.me;
      serverGone = false;
    }
    if (message.me !== server) return;
    // It does not know this window yet, nor the calls that went to another.
    if (message.kind === 'here' && !taking) hello(PATIENCE);
    if (message.kind === 'save') return noteSave(memory, message.save);
    if (message.kind === 'frame') {
      shownFrame = message.n;
      return frames.show(message.frame, message.step);
    }
    if (message.kind !== 'state') return;
    if (!taking) clearTimeout(timer);
    heed(message);
  };

  frames.onPainted = () => {
    if (shownFrame !== painted) send({ kind: 'painted', me, n: shownFrame });
    painted = shownFrame;
  };
  const seen = () => send({ kind: 'shows', me, shows: shows() });
  document.addEventListener('visibilitychange', seen);
  hello(PATIENCE);

  return {
    computes: () => false,
    perform(call: Call) {
      const n = ++memory.n;
      memory.unanswered.push({ n, call });
      set(foresee(options.demo, store.getState(), call));
      send({ kind: 'call', me, n, call });
    },
    hear(message: Message) {
      if (message.kind === 'gone') {
        if (message.me !== server) return;
        server = null;
        serverGone = true;
        if (taking) goOn();
        else hello(SHORT);
      } else if (isServerMessage(message)) listen(message);
    },
    leaderChanged() {
      taking = false;
      if (stand.leads()) return take();
      server = null;
      hello(PATIENCE);
    },
    shown(now) {
      visible = now;
      seen();
    },
    record: () => memory.record ?? { id: options.id, params: known.params, seed: known.seed, events: [] },
    dispose() {
      closed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
      frames.onPainted = () => {};
    },
  };
}

const SERVER_KINDS: ReadonlySet<string> = new Set<ServerMessage['kind']>([
  'here',
  'state',
  'frame',
  'save',
  'handover',
]);

function isServerMessage(message: Message): message is ServerMessage {
  return SERVER_KINDS.has(message.kind);
}
