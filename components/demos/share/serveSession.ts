import { type Call, obey } from '../calls';
import { createDriver, type Driver, type Kept } from '../driver';
import type { Opening } from '../opening';
import { createAudience } from './audience';
import { createBulletin } from './bulletin';
import { noteHandover, noteSave } from './memory';
import { type Done, HANDOVER, type Message, type Save, type ViewerMessage } from './messages';
import type { Mode, Stand } from './mode';
import { createSaving } from './saving';

/** Computes the demo in this window and tells those that show it elsewhere. */
export function serveSession(stand: Stand, from: Kept | Opening): Mode {
  const { me, memory, screen, send } = stand;
  const driver = createDriver(stand.options, screen, stand.openRunner, from);
  catchUp(stand, driver);
  const audience = createAudience(stand, driver);
  let handing = false;
  // For a moment another window may still hand over the run that this one has begun anew: then these are done again.
  let early: Done[] | null = [];
  const late = setTimeout(() => {
    early = null;
  }, HANDOVER);
  let closed = false;

  const running = () => screen.store.getState().status === 'running';
  const takeSave = async (): Promise<Save> => {
    const { acks, seq } = memory;
    return { kept: await driver.keep(), acks, seq };
  };
  const saving = createSaving(async () => {
    const save = await takeSave();
    if (!handing && !closed && !audience.empty()) send({ kind: 'save', me, save });
  });
  const bulletin = createBulletin(stand, driver, () => {
    if (handing || audience.empty()) return false;
    if (!running()) audience.flush();
    saving.changed(running());
    return true;
  });

  const perform = (by: string, n: number, call: Call) => {
    memory.acks = { ...memory.acks, [by]: n };
    memory.seq++;
    const done = { seq: memory.seq, by, n, call };
    early?.push(done);
    bulletin.answer(done, () => obey(driver.actions, call));
  };
  const handOver = async (to: string) => {
    handing = true;
    const save = await takeSave();
    if (closed) return;
    send({ kind: 'handover', me, to, save });
    noteSave(memory, save);
    memory.record = driver.record();
    stand.follow();
  };
  const announce = () => send({ kind: 'here', me, leads: stand.leads() });

  const answer = (message: ViewerMessage) => {
    const { me: from } = message;
    if (message.kind === 'take') return void handOver(from);
    if (message.kind === 'painted') return audience.painted(from, message.n);
    if (message.kind === 'call') {
      const next = (memory.acks[from] ?? 0) + 1;
      // Calls before this one went to a window that is gone: it says hello, and them again.
      if (message.n > next) return announce();
      if (message.n < next) return bulletin.news();
      stand.tell(message.call);
      return perform(from, message.n, message.call);
    }
    if (message.kind === 'hello') {
      memory.acks = { ...memory.acks, [from]: Math.max(memory.acks[from] ?? 0, message.next - 1) };
      bulletin.all(from);
      saving.changed(false);
    }
    audience.join(from, message.shows);
  };
  /** Two windows compute one demo: the leader goes on, of equals the first by name. */
  const meet = (other: string, leads: boolean) => {
    if (leads === stand.leads() ? other < me : leads) stand.follow();
    else announce();
  };

  announce();
  return {
    computes: () => !handing,
    perform(call) {
      const n = ++memory.n;
      if (handing) memory.unanswered.push({ n, call });
      else perform(me, n, call);
    },
    hear(message: Message) {
      if (handing) return;
      if (message.kind === 'gone') audience.leave(message.me);
      else if (message.kind === 'here' || message.kind === 'state') meet(message.me, message.leads);
      else if (message.kind === 'handover') {
        if (message.to !== me || !early) return;
        noteHandover(memory, me, message.save);
        memory.since = early;
        stand.serve(message.save.kept);
      } else if (message.kind !== 'frame' && message.kind !== 'save') answer(message);
    },
    leaderChanged: announce,
    shown: audience.here,
    record: driver.record,
    dispose() {
      closed = true;
      clearTimeout(late);
      bulletin.close();
      saving.close();
      audience.close();
      driver.dispose();
    },
  };
}

/** Does what was done elsewhere since the state it begins from, and what this window asked for and nobody did. */
function catchUp({ me, memory }: Stand, driver: Driver): void {
  const own = memory.unanswered.map(({ n, call }) => ({ by: me, n, call }));
  for (const { by, n, call } of [...memory.since, ...own]) {
    obey(driver.actions, call);
    memory.acks = { ...memory.acks, [by]: n };
  }
  Object.assign(memory, { since: [], unanswered: [] });
}
