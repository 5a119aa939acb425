import type { FrameSource, ViewProps } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { codeOf } from '@/lib/ml/autodiffListing';
import { computedLines } from '@/lib/ml/autodiffSteps';
import { messages } from './messages';
import { equationsOf, symbolOf } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

const text = messages.en.listing;

interface Props {
  frames: FrameSource<Frame>;
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

interface Row {
  line: number;
  code: string[];
  /** What the last step ran. */
  lit: boolean;
  /** Already run. */
  run: boolean;
}

/** The equation of the lit node with its numbers; where the listing has no room, its code too. */
export function Equation({ frames, params, code }: Omit<Props, 'tune'> & { code: boolean }) {
  const equations = useFrameValue(frames, (frame) => equationsOf(frame, params), 20);
  const columns = useFrameValue(frames, (frame) => (code ? columnsOf(frame) : []), 20) ?? [];
  const lit = columns.flatMap(({ rows }) => rows.filter((row) => row.lit).flatMap((row) => row.code));
  return (
    <p className={styles.equation}>
      {equations?.now.map((equation) => (
        <span key={equation}>{equation}</span>
      ))}
      {equations?.chosen.map((equation) => (
        <span key={equation} data-chosen="">
          {equation}
        </span>
      ))}
      {lit.length > 0 ? <code>{lit.join('; ')}</code> : null}
    </p>
  );
}

/** The tape as code: forward at the left, back at the right; the line of the last step is lit. */
export function Listing({ frames, params, tune }: Props) {
  const columns = useFrameValue(frames, columnsOf, 20);
  if (!columns) return null;
  return (
    <fieldset className={styles.listing}>
      <legend className="visually-hidden">{text.legend}</legend>
      {columns.map(({ title, rows }) => (
        <div key={title}>
          <b>{title}</b>
          {rows.map(({ line, code, lit, run }) => (
            <button
              key={line}
              type="button"
              className={styles.line}
              data-lit={lit ? '' : undefined}
              data-run={run ? '' : undefined}
              aria-pressed={params.chosen === line}
              onClick={() => tune({ chosen: params.chosen === line ? -1 : line })}
            >
              {code.map((words) => (
                <code key={words}>{words}</code>
              ))}
            </button>
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function columnsOf(frame: Frame): { title: string; rows: Row[] }[] {
  const { program, trail, way, step } = frame;
  const lines = computedLines(program);
  const { kind, line: last, pass } = trail.moment;
  const ahead = (line: number, code: string[]): Row => ({
    line,
    code,
    lit: line === last && kind === 'value',
    run: !Number.isNaN(trail.value[line]),
  });
  const left = { title: text.forward, rows: lines.map((line) => ahead(line, [codeOf(program, line).value])) };
  if (way === 'forward') {
    const by = symbolOf(program.names[program.variables[pass]]);
    const twice = program.variables[pass] === program.coordinate;
    const rows = lines.map((line) => {
      const { tangent, second } = codeOf(program, line);
      const row = ahead(line, twice ? [tangent, second] : [tangent]);
      return { ...row, run: !Number.isNaN(trail.first[line]) };
    });
    return [left, { title: `${text.tangent} ${by}`, rows }];
  }
  const out = program.names[program.output];
  const rows = [...lines].reverse().map((line, k) => ({
    line,
    // The output's derivative by itself is where the way back starts.
    code: [...(line === program.output ? [`d${out}.${out} = 1`] : []), ...codeOf(program, line).back],
    lit: line === last && kind !== 'value',
    run: step > lines.length + (k === 0 ? 0 : 1 + k),
  }));
  return [left, { title: text.back, rows }];
}
