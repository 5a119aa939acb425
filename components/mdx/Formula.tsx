import { StaticHtml } from '@/components/viz/StaticHtml';
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
  const className = display ? 'formula' : short ? 'formula-short' : undefined;
  return <StaticHtml inline={!display} className={className} html={html} />;
}
