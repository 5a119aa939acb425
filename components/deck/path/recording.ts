import type { Deck } from '../deck';
import type { Room } from '../room/room';
import { forEachDemo } from './demos';
import { writePath } from './pathFile';
import { createRecorder, type Recorder } from './recorder';
import { watchRun } from './watchRun';

let current: { room: Room; recorder: Recorder } | undefined;

/** The recorder of this window: one, which goes on while panels come and go. */
export function recorderOf(deck: Deck, room: Room): Recorder {
  if (current?.room === room) return current.recorder;
  const recorder = createRecorder({
    registers: room.registers,
    slides: deck.state.getState().slides,
    now: () => performance.now(),
  });
  forEachDemo((topic, session) => watchRun(session, topic, recorder));
  // A recording that was not saved would be lost.
  addEventListener('beforeunload', (event) => {
    if (current?.recorder === recorder && !recorder.store.getState().saved) event.preventDefault();
  });
  current = { room, recorder };
  return recorder;
}

/** The file of what was recorded, with its name. */
export function recordedFile(recorder: Recorder): { name: string; text: string } {
  const path = recorder.path();
  return { name: `lecture-${path.made}.path.json`, text: writePath(path) };
}
