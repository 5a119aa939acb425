import { Children, type CSSProperties, isValidElement, type ReactElement, type ReactNode } from 'react';
import { Formula } from '@/components/mdx/Formula';
import { formulaSize } from './formulaSize';

interface Props {
  children?: ReactNode;
  /** The step at which the second machine comes. */
  firstStep?: number;
}

/**
 * One equation in the letters of several machines, from a table with a row for each: name, then cells of formulas, then
 * cells of words. The k-th formulas of a column are one place of the equation. Where they agree from machine to machine
 * the place stays as it is; where they differ a step puts the new letters over the old.
 */
export function SameEquation({ firstStep = 1, children }: Props) {
  const [head, ...machines] = rowsOf(children).map(cellsOf);
  const stepOf = (row: number) => (row > 0 ? firstStep + row - 1 : undefined);
  const columns = head.map((label, c) => ({ label, cells: machines.map((cells) => cells[c]) }));
  const isEquation = ({ cells }: (typeof columns)[number]) => cells.every((cell) => isFormulas(cell));
  const places = columns.filter(isEquation).flatMap(({ cells }) => placesOf(cells.map(formulasOf)));
  const words = columns.slice(1).filter((column) => !isEquation(column));
  const style = { '--width': widthOf(places) } as CSSProperties;
  return (
    <div className="same" style={style}>
      <div className="same-morph">
        <Stack className="same-name" variants={variantsOf(machines.map(([name]) => name))} stepOf={stepOf} />
        <div className="same-line">
          {places.map((place, k) => (
            <Stack
              // biome-ignore lint/suspicious/noArrayIndexKey: made at build, never reordered
              key={k}
              variants={variantsOf(place).map((v) => ({ ...v, node: <Formula html={v.node} short /> }))}
              stepOf={stepOf}
            />
          ))}
        </div>
        <dl className="same-words">
          {words.map(({ label, cells }) => (
            <div key={textOf(label)}>
              <dt>{label}</dt>
              <Stack as="dd" variants={variantsOf(cells)} stepOf={stepOf} />
            </div>
          ))}
        </dl>
      </div>
      <table className="same-table" data-size={sizeOf(machines.length)}>
        {machines.map(([name], row) => (
          <tbody key={textOf(name)} data-step={stepOf(row)}>
            <tr>
              <th scope="rowgroup" colSpan={places.length}>
                {name}
                {words.map(({ label, cells }) => (
                  <span key={textOf(label)}>{cells[row]}</span>
                ))}
              </th>
            </tr>
            <tr>
              {places.map((place, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: made at build, never reordered
                <td key={k}>
                  <Formula html={place[row]} short />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** A table of so many machines: fewer than three are large, more than four stand in two columns. */
const sizeOf = (machines: number) => (machines < 3 ? 'few' : machines > 4 ? 'many' : undefined);

/** What stands at one place from machine `from` up to, not including, machine `until`. */
interface Variant<T> {
  node: T;
  from: number;
  until: number;
}

interface StackProps {
  variants: Variant<ReactNode>[];
  stepOf: (row: number) => number | undefined;
  className?: string;
  as?: 'div' | 'dd';
}

/** The variants of one place over each other; the widest makes the room. */
function Stack({ variants, stepOf, className = '', as: Tag = 'div' }: StackProps) {
  const last = variants[variants.length - 1];
  return (
    <Tag className={`same-stack ${className}`.trim()}>
      {variants.map((v) => (
        <span key={v.from} data-step={stepOf(v.from)} data-until={v === last ? undefined : stepOf(v.until)}>
          {v.node}
        </span>
      ))}
    </Tag>
  );
}

/** Neighbours that say the same are one. */
function variantsOf<T extends ReactNode>(nodes: T[]): Variant<T>[] {
  const variants: Variant<T>[] = [];
  for (const [row, node] of nodes.entries()) {
    const last = variants[variants.length - 1];
    if (last && textOf(last.node) === textOf(node)) last.until = row + 1;
    else variants.push({ node, from: row, until: row + 1 });
  }
  return variants;
}

/** For each place of a column, its formula in each machine; a machine with fewer has nothing in the last ones. */
function placesOf(cells: string[][]): string[][] {
  const most = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: most }, (_, k) => cells.map((formulas) => formulas[k] ?? ''));
}

function widthOf(places: string[][]): number {
  const widths = places.map((place) => Math.max(...place.map((html) => formulaSize(html).width)));
  return Number(widths.reduce((a, b) => a + b, 0).toFixed(1));
}

type Parent = ReactElement<{ children?: ReactNode; html?: string }>;

function partsOf(node: ReactNode): (Parent | string)[] {
  return Children.toArray(node).filter(
    (part): part is Parent | string => isValidElement(part) || typeof part === 'string',
  );
}

function rowsOf(node: ReactNode): Parent[] {
  return partsOf(node).flatMap((part) =>
    typeof part === 'string' ? [] : part.type === 'tr' ? [part] : rowsOf(part.props.children),
  );
}

function cellsOf(row: Parent): ReactNode[] {
  return partsOf(row.props.children).flatMap((cell) =>
    typeof cell === 'string' ? [] : [cell.props.children],
  );
}

function formulasOf(cell: ReactNode): string[] {
  return partsOf(cell).flatMap((part) =>
    typeof part === 'string' ? [] : (part.props.html ?? formulasOf(part.props.children)),
  );
}

/** Formulas and nothing else: a part of the equation. */
function isFormulas(cell: ReactNode): boolean {
  return partsOf(cell).every((part) =>
    typeof part === 'string' ? part.trim() === '' : part.props.html !== undefined,
  );
}

/** What a node says: its words and its formulas' HTML. */
function textOf(node: ReactNode): string {
  return partsOf(node)
    .map((part) => (typeof part === 'string' ? part : (part.props.html ?? textOf(part.props.children))))
    .join('');
}
