import 'katex/dist/katex.min.css';
import './formula.css';

interface Props {
  html: string;
  /** On a line of its own. */
  display?: boolean;
  /** Never broken over two lines. */
  short?: boolean;
}

/** A formula set at build: KaTeX's HTML for the eye, MathML for the ear. */
export function Formula({ html, display, short }: Props) {
  if (display) return <div className="formula" dangerouslySetInnerHTML={{ __html: html }} />;
  return <span className={short ? 'formula-short' : undefined} dangerouslySetInnerHTML={{ __html: html }} />;
}
