import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import python from 'shiki/langs/python.mjs';
import typescript from 'shiki/langs/typescript.mjs';

const theme = createCssVariablesTheme({ name: 'site', variablePrefix: '--code-', fontStyle: true });

let highlighter: Promise<HighlighterCore> | undefined;

/** A listing as HTML whose colours are CSS variables, so that it follows the theme. */
export async function highlight(code: string, lang: 'typescript' | 'python' = 'typescript'): Promise<string> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [typescript, python],
    engine: createJavaScriptRegexEngine(),
  });
  return (await highlighter).codeToHtml(code, { lang, theme: 'site' });
}
