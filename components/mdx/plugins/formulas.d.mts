export const MACROS: Record<string, string>;

/** HTML and MathML of a formula. @throws Error KaTeX's ParseError for a formula it cannot set. */
export function renderFormula(tex: string, display: boolean): string;
