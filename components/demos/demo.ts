import type { Painter } from '@/components/viz/context';
import type { ParamSpecs } from '@/lib/params';
import type { Readout, Simulation, Status } from '@/lib/simulation';

/** A plot as numbers: shown as a table and downloadable as CSV. */
export interface Table {
  /** Short stable name, used for the file name. */
  name: string;
  title: string;
  /** Column headings with units, e.g. `E (ħω)`. */
  columns: string[];
  rows: (number | string)[][];
}

/** How one number of a frame is read and named. */
export interface ReadoutSpec<F> {
  label: string;
  /** The field's symbol as plain text, e.g. `⟨E⟩`; a function where it depends on the run. */
  symbol?: string | ((frame: F) => string);
  unit?: string;
  /** Where the exact or published value comes from, e.g. `exact`, `NIST`; a function where that depends on the run. */
  source?: string | ((frame: F) => string);
  /** How `exact` was obtained when it is not the truth but a comparison. */
  read(frame: F): Readout;
}

/** A readout whose name depends on the data. */
export interface MoreReadout extends Readout {
  label: string;
  unit?: string;
  /** Where the exact value comes from, as in `ReadoutSpec`. */
  source?: string;
}

interface PredictionBase<F> {
  question: string;
  /** Preset the check runs with and the step at which the answer is read. */
  preset: string;
  until: number;
  /**
   * One or two sentences after the reveal: what happened and why; for those who were wrong, where they went astray.
   * `given` holds the answer by field (`choice` for a choice), as it was typed.
   */
  explain(frame: F, given?: Readonly<Record<string, number | string>>): string;
}

/** A question answered and locked before the run; the gap is shown afterwards. */
export type Prediction<F> =
  | (PredictionBase<F> & {
      kind: 'choice';
      options: { id: string; label: string }[];
      /** The right option. */
      answer(frame: F): string;
    })
  | (PredictionBase<F> & {
      kind: 'numbers';
      /** One or more numbers to guess, each with bounds and a tolerance that counts as right. */
      fields: {
        id: string;
        label: string;
        unit?: string;
        min: number;
        max: number;
        step: number;
        tolerance: number;
      }[];
      answer(frame: F): Record<string, number>;
    })
  | (PredictionBase<F> & {
      kind: 'curve';
      /** Handles at these abscissae are dragged up and down on blank axes. */
      x: { label: string; values: number[] };
      y: { label: string; min: number; max: number };
      answer(frame: F): number[];
    });

/** What the page knows of a demo without loading its simulation: plain data, rendered on the server. */
export interface Demo<P, F> {
  /** Heading, a statement. */
  title: string;
  /** The question a reader can answer afterwards. */
  asks: string;
  /** The name of one step: `sweep`, `epoch`, `correction`. */
  stepName: { one: string; many: string };
  /** Controls, defaults, bounds and the URL all derive from this; the order is the order of the controls. */
  params: ParamSpecs<P>;
  presets: Record<string, { label: string; params: Partial<P> }>;
  /** Steps per second at speed 1, or as fast as the machine can. */
  pace: number | 'max';
  /** A run stops here by itself unless `until` says otherwise; undefined = runs until paused. */
  steps?: number;
  readouts: Record<string, ReadoutSpec<F>>;
  /** Readouts whose number depends on the data (one per coefficient). */
  moreReadouts?(frame: F): Record<string, MoreReadout>;
  /** One sentence of what is happening now, read aloud. */
  describe(frame: F): string;
  tables(frame: F): Table[];
  predict?: Prediction<F>;
  /** Keys of `content/references.bib`. */
  cite: string[];
  /**
   * The static picture: preset, seed and number of steps it is made with, at build. `params` go over those of the
   * preset (an engine that needs no device), `presetSteps` says which preset takes another number of steps.
   */
  poster: {
    preset?: string;
    seed: number;
    steps: number;
    aspect: number;
    params?: Partial<P>;
    presetSteps?: Record<string, number>;
  };
  /** Raised when the same run gives other numbers than before; links carry it. */
  version: number;
  /** `live` in all demos but those that replay a stored run. */
  provenance: 'live' | 'recorded' | 'published' | 'toy';
}

/** The stream of frames a view draws; React does not re-render for a frame. */
export interface FrameSource<F> {
  /** Calls `draw` with the latest frame at once, then for each new frame, on animation frames. Returns the way out. */
  subscribe(draw: (frame: F, step: number) => void): () => void;
  latest(): F | null;
}

/** What a demo's view gets. It re-renders when parameters or status change, never for a frame. */
export interface ViewProps<P, F, A = never> {
  frames: FrameSource<F>;
  params: Readonly<P>;
  status: Status;
  /** Changes parameters; the run starts anew when a changed parameter's spec says `restarts`. */
  tune(patch: Partial<P>): void;
  /** Sends the simulation a reader's intervention. */
  act(action: A): void;
  /** Runs it, as the transport's button does: for a picture where choosing something starts it. */
  play(): void;
  /** False while a prediction is open: what would give the answer away stays covered. */
  revealed: boolean;
  /** True on the stage: larger type, controls collapsed. */
  stage: boolean;
}

/** What the folder of a demo exports: `demo.ts` default, `simulation.ts` default, `paint.ts` poster, `View.tsx` default. */
export interface DemoModule<P, S extends object, F, A = never, D = void> {
  demo: Demo<P, F>;
  simulation: Simulation<P, S, F, A, D>;
  poster: Painter<F, P>;
}
