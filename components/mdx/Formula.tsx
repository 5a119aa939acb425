import 'katex/dist/katex.min.css';
import './formula.css';

/** A formula set at build: KaTeX's HTML for the eye, MathML for the ear. */
export function Formula({ html, display }: { html: string; display?: boolean }) {
  if (display) {
    return <div className="formula" dangerouslySetInnerHTML={{ __html: html }} />;
  }
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
