/** The value of a formula made of numerals, and how far the roundings of these may shift it. */
export interface Sum {
  value: number;
  spread: number;
}

interface Token {
  kind: 'number' | 'name' | 'sign';
  text: string;
}

const FUNCTIONS: Record<string, (x: number) => number> = {
  '\\ln': Math.log,
  '\\exp': Math.exp,
  '\\tanh': Math.tanh,
  '\\sin': Math.sin,
  '\\cos': Math.cos,
};
const CONSTANTS: Record<string, number> = { '\\pi': Math.PI, e: Math.E, '\\%': 0.01 };
const SIGNS: Record<string, string> = { '\\times': '*', '\\cdot': '*', '\\lbrace': '(', '\\rbrace': ')' };
const FRACTION = /^\\[td]?frac$/;
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|(\\[a-z]+|\\%|[a-z])|([-+*/^()[\]{}]))/giy;

/** Sizes, spaces, colours and units, which change no value. */
function bare(tex: string): string {
  return tex
    .replace(/\\(text|mathrm)\{[^}]*\}/g, '')
    .replace(/\{,\}/g, '')
    .replace(/\\(model|data|energy|exact|you)\b/g, '')
    .replace(/\\(left|right|[bB]igg?[lr]?|displaystyle|quad|qquad)\b|\\[,;:! ]|[&~]/g, ' ')
    .replace(/[.,]\s*$/, '');
}

function tokensOf(tex: string): Token[] | undefined {
  const tokens: Token[] = [];
  const source = bare(tex).trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source);
    if (!found) return undefined;
    const [, number, name, sign] = found;
    if (number) tokens.push({ kind: 'number', text: number });
    else if (name && SIGNS[name]) tokens.push({ kind: 'sign', text: SIGNS[name] });
    else tokens.push(name ? { kind: 'name', text: name } : { kind: 'sign', text: sign });
  }
  return tokens;
}

/** Reads a sum from its tokens; throws where a letter stands for something. */
class Reader {
  private at = 0;
  constructor(
    private readonly tokens: readonly Token[],
    private readonly numeral: (index: number, text: string) => number,
  ) {}

  whole(): number {
    const value = this.sum();
    if (this.at < this.tokens.length) throw new Error(`unread: ${this.tokens[this.at].text}`);
    return value;
  }

  private sign(...texts: string[]): string | undefined {
    const next = this.tokens[this.at];
    if (next?.kind !== 'sign' || !texts.includes(next.text)) return undefined;
    this.at++;
    return next.text;
  }

  private sum(): number {
    let value = this.sign('+', '-') === '-' ? -this.product() : this.product();
    for (let sign = this.sign('+', '-'); sign; sign = this.sign('+', '-'))
      value += sign === '+' ? this.product() : -this.product();
    return value;
  }

  /** Factors with their signs, or side by side. */
  private product(): number {
    let value = this.power();
    for (;;) {
      const sign = this.sign('*', '/');
      if (sign) value = sign === '*' ? value * this.signed() : value / this.signed();
      else if (this.tokens[this.at] && !/^[-+)\]}]$/.test(this.tokens[this.at].text)) value *= this.power();
      else return value;
    }
  }

  private signed(): number {
    return this.sign('-') ? -this.power() : this.power();
  }

  private power(): number {
    const base = this.atom();
    return this.sign('^') ? base ** this.argument() : base;
  }

  private atom(): number {
    if (this.sign('(', '[', '{')) {
      const value = this.sum();
      if (!this.sign(')', ']', '}')) throw new Error('a bracket stays open');
      return value;
    }
    const token = this.tokens[this.at++];
    if (!token) throw new Error('ends early');
    if (token.kind === 'number') return this.numeral(this.at - 1, token.text);
    if (token.text in CONSTANTS) return CONSTANTS[token.text];
    if (token.text in FUNCTIONS) return FUNCTIONS[token.text](this.signed());
    if (token.text === '\\sqrt') return Math.sqrt(this.argument());
    if (FRACTION.test(token.text)) return this.fraction();
    throw new Error(`no number: ${token.text}`);
  }

  private fraction(): number {
    const next = this.tokens[this.at];
    if (next?.kind === 'number') {
      // \tfrac12: one digit each.
      this.at++;
      if (next.text.length === 2) return Number(next.text[0]) / Number(next.text[1]);
      throw new Error('a fraction of more digits');
    }
    const above = this.argument();
    return above / this.argument();
  }

  /** What stands in braces, or a single digit. */
  private argument(): number {
    const next = this.tokens[this.at];
    if (next?.kind === 'number' && next.text.length > 1) throw new Error('an argument without braces');
    return this.atom();
  }
}

/** Half a unit of the last digit of a numeral that was rounded: a result, or one of three digits or more behind a point. */
function rounding(text: string, alone: boolean): number {
  const [, decimals = ''] = text.split('.');
  const digits = text.replace('.', '').replace(/^0+/, '');
  const rounded = alone ? digits.length > 1 || decimals : decimals && digits.length >= 3;
  return rounded ? 0.5 * 10 ** -decimals.length : 0;
}

/** Works out a piece of a formula, if it is made of numerals only. */
export function sumOf(tex: string): Sum | undefined {
  const tokens = tokensOf(tex);
  if (!tokens?.some(({ kind }) => kind === 'number')) return undefined;
  const alone = tokens.filter(({ kind }) => kind === 'number').length === 1;
  const read = (shifted = -1) =>
    new Reader(tokens, (k, text) => Number(text) + (k === shifted ? rounding(text, alone) : 0)).whole();
  try {
    const value = read();
    const spread = tokens.reduce(
      (sum, { kind }, k) => (kind === 'number' ? sum + Math.abs(read(k) - value) : sum),
      0,
    );
    return { value, spread };
  } catch {
    return undefined;
  }
}

/** Pieces of a formula between its signs of equality, outside braces. */
export function sidesOf(tex: string): string[][] {
  const chains: string[][] = [];
  for (const line of tex.replace(/\\(begin|end)\{[^}]*\}/g, '').split(/\\\\|\\q?quad|\\[lg][et]\b|;|,\s/)) {
    const sides = [''];
    let depth = 0;
    for (const piece of line.split(/(\\approx\b|[={}])/)) {
      if (piece === '{') depth++;
      if (piece === '}') depth--;
      if (depth === 0 && (piece === '=' || piece === '\\approx')) sides.push('');
      else sides[sides.length - 1] += piece;
    }
    chains.push(sides);
  }
  return chains;
}
