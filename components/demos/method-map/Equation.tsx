import { Fragment, type ReactNode } from 'react';
import styles from './view.module.css';

/** Text in which `_` and `^` stand before a subscript or superscript: a word, or something in parentheses. */
export function Equation({ children }: { children: string }) {
  return <span className={styles.equation}>{typeset(children)}</span>;
}

function typeset(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let plain = '';
  for (let i = 0; i < text.length; ) {
    if (text[i] !== '_' && text[i] !== '^') {
      plain += text[i++];
      continue;
    }
    const script = scriptAt(text, i + 1);
    const Tag = text[i] === '_' ? 'sub' : 'sup';
    parts.push(<Fragment key={`${i} text`}>{plain}</Fragment>, <Tag key={i}>{typeset(script.text)}</Tag>);
    plain = '';
    i = script.end;
  }
  return [...parts, plain];
}

/** What belongs to the sign before `at`: a group without its parentheses, or letters, digits and primes. */
function scriptAt(text: string, at: number): { text: string; end: number } {
  if (text[at] !== '(') {
    const word = /^[\p{L}\p{N}′]+/u.exec(text.slice(at))?.[0] ?? '';
    return { text: word, end: at + word.length };
  }
  let depth = 0;
  let end = at;
  do {
    if (text[end] === '(') depth++;
    else if (text[end] === ')') depth--;
    end++;
  } while (depth > 0 && end < text.length);
  return { text: text.slice(at + 1, end - 1), end };
}
