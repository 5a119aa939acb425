import { useId } from 'react';
import { href } from '@/components/mdx/href';
import { type DeckRoute, WHOLE } from '../route';
import { LAYOUTS, type Layout, type PrintChoice } from './plan';

const NAMES: Record<Layout, string> = {
  slides: 'A slide to a page',
  steps: 'A page for each step',
  text: 'A4 handout with the text',
  lines: 'A4 handout with lines for notes',
};

interface PrintBarProps {
  choice: PrintChoice;
  choose(change: Partial<PrintChoice>): void;
  chapters: readonly { slug: string; name: string }[];
  routes: readonly DeckRoute[];
  /** Pages of paper once they are laid out: 0 when only the printer knows. */
  pages: number | undefined;
  notes: readonly string[];
}

/** What there is to choose, and the button that prints; not on paper. */
export function PrintBar({ choice, choose, chapters, routes, pages, notes }: PrintBarProps) {
  const id = useId();
  const ready = pages !== undefined;
  return (
    <header className="print-bar">
      <a href={href('/present/')}>Stage</a>
      <div className="print-choices needs-script">
        <Choice
          id={`${id}layout`}
          label="Paper"
          value={choice.layout}
          options={LAYOUTS.map((layout) => [layout, NAMES[layout]])}
          onChange={(layout) => choose({ layout: layout as Layout })}
        />
        <Choice
          id={`${id}chapter`}
          label="Chapter"
          value={choice.chapter ?? ''}
          options={[['', 'All chapters'], ...chapters.map(({ slug, name }): Option => [slug, name])]}
          onChange={(chapter) => choose({ chapter: chapter || null })}
        />
        <Choice
          id={`${id}route`}
          label="Route"
          value={choice.route ?? ''}
          options={[['', WHOLE], ...routes.map(({ id, name }): Option => [id, name])]}
          onChange={(route) => choose({ route: route || null })}
        />
        <button type="button" disabled={!ready} onClick={() => window.print()}>
          Print or save as PDF
        </button>
        <output>{ready ? sizeInWords(pages) : 'Laying out …'}</output>
      </div>
      {notes.length > 0 ? <p role="alert">{notes.join(' ')}</p> : null}
      <noscript>Your browser prints one slide to a page.</noscript>
    </header>
  );
}

function sizeInWords(pages: number): string {
  if (pages === 0) return 'Two slides to a page, more pages where the text is long';
  return pages === 1 ? '1 page' : `${pages} pages`;
}

type Option = [value: string, name: string];

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: readonly Option[];
  onChange(value: string): void;
}

function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  return (
    <div className="print-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
