'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { focusStage, useDeck } from '../deck';
import { closePath, type OpenedPath, openedPath } from './opened';
import type { LecturePath } from './pathFile';
import './path.css';
import { type Player, SPEEDS } from './player';
import { playOn } from './playOn';
import { chapterStarts, clockTime, visits } from './timeline';

/** The player of a recorded lecture, under the slide. */
export default function PathBar() {
  const opened = useStore(openedPath);
  const { path, problem } = opened;
  if (path) return <Playing key={path.made + path.length} path={path} opened={opened} />;
  if (!problem) return null;
  return (
    <Place status="none">
      <p className="path-note" role="alert">
        {problem}
      </p>
      <button type="button" onClick={closePath}>
        Close
      </button>
    </Place>
  );
}

/** The player's place; the slide above it knows how high it is. */
function Place({ status, children }: { status: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      root.style.setProperty('--path', `${box.current?.offsetHeight ?? 0}px`);
    });
    if (box.current) observer.observe(box.current);
    root.dataset.pathBar = '';
    return () => {
      observer.disconnect();
      delete root.dataset.pathBar;
      root.style.removeProperty('--path');
    };
  }, []);
  return (
    <aside ref={box} className="path-bar" aria-label="Recorded lecture" data-path={status}>
      {children}
    </aside>
  );
}

function Playing({ path, opened }: { path: LecturePath; opened: OpenedPath }) {
  const deck = useDeck();
  const [player, setPlayer] = useState<Player>();
  const [different, setDifferent] = useState(false);
  useEffect(() => {
    const playing = playOn({ deck, path, differs: () => setDifferent(true) });
    setPlayer(playing.player);
    return playing.close;
  }, [deck, path]);
  if (!player) return null;
  const notes = [
    ...opened.notes,
    ...(different
      ? [
          'A run came out at other numbers than the recorded one: its demo has changed, or runs on a graphics card.',
        ]
      : []),
  ];
  return <Bar player={player} path={path} notes={notes} />;
}

function Bar({ player, path, notes }: { player: Player; path: LecturePath; notes: readonly string[] }) {
  const status = useStore(player.store, (s) => s.status);
  const speed = useStore(player.store, (s) => s.speed);
  const playing = status === 'playing';
  return (
    <Place status={status}>
      {notes.map((note) => (
        <p key={note} className="path-note">
          {note}
        </p>
      ))}
      {status === 'taken' ? (
        <p className="path-note" role="status">
          You took over. The recording waits.
        </p>
      ) : null}
      <div className="path-row">
        <button
          type="button"
          className="path-main"
          data-path-play
          onClick={() => {
            if (playing) player.pause();
            else player.play();
            focusStage();
          }}
        >
          {playing ? 'Pause' : status === 'taken' ? 'Resume' : status === 'ended' ? 'Again' : 'Play'}
        </button>
        <Scrubber player={player} path={path} />
        <label className="path-speed">
          <span className="visually-hidden">Speed</span>
          <select value={speed} onChange={(event) => player.speed(Number(event.currentTarget.value))}>
            {SPEEDS.map((factor) => (
              <option key={factor} value={factor}>
                ×{factor}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={closePath} aria-label="Close the recording">
          Close
        </button>
      </div>
    </Place>
  );
}

function Scrubber({ player, path }: { player: Player; path: LecturePath }) {
  const deck = useDeck();
  const at = useStore(player.store, (s) => s.at);
  const { slides } = deck.state.getState();
  const [all] = useState(() => visits(path, slides));
  const [chapters] = useState(() => chapterStarts(all, slides));
  const now = all.findLast(({ from }) => from <= at) ?? all[0];
  const { title } = slides[now.slide];
  const percent = (ms: number) => `${(100 * ms) / Math.max(1, path.length)}%`;
  return (
    <div className="path-scrubber">
      <div className="path-marks" aria-hidden="true">
        {all.map(({ from }) => (
          <i key={from} style={{ left: percent(from) }} />
        ))}
        {chapters.map(({ from }) => (
          <b key={from} style={{ left: percent(from) }} />
        ))}
      </div>
      <input
        type="range"
        aria-label="Time in the recording"
        aria-valuetext={`${clockTime(at)} of ${clockTime(path.length)}: ${title}`}
        min={0}
        max={Math.ceil(path.length / 100) * 100}
        step={100}
        value={at}
        onChange={(event) => player.seek(Number(event.currentTarget.value))}
      />
      <p className="path-time">
        {clockTime(at)} / {clockTime(path.length)}{' '}
        <select
          aria-label="Slides of the recording"
          value={all.indexOf(now)}
          onChange={(event) => player.seek(all[Number(event.currentTarget.value)].from)}
        >
          {chapters.map((chapter, c) => (
            <optgroup key={chapter.from} label={slides[chapter.slide].chapterTitle}>
              {all.map((visit, i) =>
                visit.from >= chapter.from &&
                visit.from < (chapters[c + 1]?.from ?? Number.POSITIVE_INFINITY) ? (
                  <option key={visit.from} value={i}>
                    {clockTime(visit.from)} {slides[visit.slide].title}
                  </option>
                ) : null,
              )}
            </optgroup>
          ))}
        </select>
      </p>
    </div>
  );
}
