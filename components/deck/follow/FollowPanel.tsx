'use client';
import { useDeck, useDeckState } from '../deck';
import { useRegister } from '../presenter/useRegister';
import { ClassVotes } from './ClassVotes';
import { CLASS, CLASS_LINE, classOf, lineOf, lineWords } from './classRegister';

/** The class in the presenter: the code for the projector, how the line is, and what the class answers. */
export function FollowPanel() {
  const { run } = useDeck();
  const [register] = useRegister(CLASS);
  const [line] = useRegister(CLASS_LINE);
  const code = useDeckState((s) => s.overlay === 'code');
  const open = classOf(register);
  return (
    <div className="follow-panel">
      <div className="buttons">
        <button type="button" aria-pressed={code} onClick={() => run('code')}>
          QR code <kbd>Q</kbd>
        </button>
        <button type="button" onClick={() => run('class')}>
          {open ? 'Class…' : 'Let a class follow…'} <kbd>⇧ Q</kbd>
        </button>
      </div>
      {open ? <p role="status">{lineWords(lineOf(line)?.line)}</p> : null}
      <ClassVotes always />
    </div>
  );
}
