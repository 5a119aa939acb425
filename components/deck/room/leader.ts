import type { Peer, Role } from './peers';
import type { Registers } from './registers';

/** How much later each next window in the row claims a place that nobody has taken, ms. */
const TURN = 300;

interface ElectionOptions {
  me: string;
  role: Role;
  build: string;
  registers: Registers;
  peers: () => readonly Peer[];
}

/**
 * Who computes the demos: the window named in the register `leader`. When that one is gone the first in the row of those
 * left takes its place at once, the others in turn should it fail to; should two claim it, the register decides.
 */
export function createElection({ me, role, build, registers, peers }: ElectionOptions) {
  let turn: ReturnType<typeof setTimeout> | undefined;
  let doubted = false;
  const leader = () => registers.get<string>('leader');
  const row = () =>
    peers()
      .filter((peer) => peer.build === build && peer.role !== 'remote')
      .map(({ id }) => id);
  const vacant = () => leader() !== me && !row().some((id) => id === leader());
  const claim = () => registers.set('leader', me);
  const act = () => {
    turn = undefined;
    if (vacant()) claim();
  };
  return {
    leads: () => leader() === me,
    claim,
    /** A window is gone: if it was the leader another one is found. */
    gone() {
      if (turn !== undefined || role === 'remote' || !vacant()) return;
      const rank = row().filter((id) => id < me).length;
      if (rank === 0) act();
      else turn = setTimeout(act, TURN * rank);
    },
    /** Looked at now and then. A leader not heard of yet may only be slow: the second time in a row it is gone. */
    check() {
      const missing = vacant();
      if (missing && doubted) this.gone();
      doubted = missing;
    },
    close: () => clearTimeout(turn),
  };
}
