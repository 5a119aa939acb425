import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Answer, Exercise } from '@/components/mdx/exercises/Exercise';
import { buildManifest, parseChapter } from '@/components/mdx/manifest';
import { chapter, compileChapter } from './compile';

const PATH = 'content/slides/en/03-regression.mdx';
const slide = (body: string) => chapter(`\n## A [#a]\n\n${body}\n`);
const exercise = (fields: string, attributes = 'title="How far? It’s 3!"') =>
  `<Exercise ${attributes}>\n\nq\n\n${fields}\n\n<Hint>h</Hint>\n\n<Solution>s</Solution>\n\n</Exercise>`;
const parse = (body: string) => parseChapter(slide(body), PATH).exercises;

const NUMBER = '<Answer label="Slope" value="-1.5" tolerance="0.01" unit="m" />';
const SHARE = '<Answer label="Mean" value="-200" relative="0.02" />';
const CHOICE = '<Answer label="Which way?" choices="up | down" value="down" />';

describe('an exercise in prose', () => {
  it('has the id of its title, its kind and its fields', () => {
    const fields = `${NUMBER}\n\n${SHARE}\n\n${CHOICE}`;
    expect(parse(exercise(fields, 'title="How far? It’s 3!" kind="compute"'))).toEqual([
      {
        id: 'how-far-its-3',
        title: 'How far? It’s 3!',
        kind: 'compute',
        line: 10,
        answers: [
          { label: 'Slope', value: '-1.5', tolerance: 0.01, unit: 'm' },
          { label: 'Mean', value: '-200', tolerance: 4, unit: undefined },
          { label: 'Which way?', value: 'down', choices: ['up', 'down'] },
        ],
      },
    ]);
    const count = '<Answer label="N" value="12" tolerance="whole" />';
    expect(parse(exercise(count))[0].answers).toEqual([
      { label: 'N', value: '12', tolerance: 0.4, unit: undefined },
    ]);
    expect(parse(exercise('', 'title="T" id="kept"'))[0].id).toBe('kept');
    const [entry] = buildManifest([{ path: PATH, source: slide(exercise(NUMBER)) }]).chapters;
    expect(entry.exercises.map(({ id, answers }) => [id, answers.length])).toEqual([['how-far-its-3', 1]]);
  });

  it('is compiled with numbered fields, one progress line before the first, in the name of its chapter', async () => {
    const code = await compileChapter(
      slide(`<Read>\n\n${exercise(`${NUMBER}\n\n${CHOICE}`)}\n\n${exercise('', 'title="Two"')}\n\n</Read>`),
      PATH,
    );
    expect(code.match(/_jsx\(ExercisesHead/g)).toHaveLength(1);
    expect(code).toContain('tasks: "how-far-its-3:2 two:0"');
    expect(code.indexOf('_jsx(ExercisesHead')).toBeLessThan(code.indexOf('_jsxs(Exercise'));
    expect([...code.matchAll(/exercise: "([^"]+)",\s+n: "(\d)"/g)].map((m) => [m[1], m[2]])).toEqual([
      ['regression/how-far-its-3', '1'],
      ['regression/how-far-its-3', '2'],
    ]);
  });

  it.each([
    [exercise('', 'title=""'), ':10: <Exercise> needs a title'],
    [exercise('', 'title="T" kind="guess"'), 'expected predict, compute, explore, explain'],
    [`${exercise('')}\n\n${exercise('')}`, 'two exercises of this chapter are how-far-its-3'],
    [NUMBER, ':10: <Answer> stands in an <Exercise>'],
    [exercise(`<Solution>\n\n${NUMBER}\n\n</Solution>`), 'outside its hint and its solution'],
    [exercise(`so ${CHOICE}`), '<Answer> stands on a line of its own'],
    [exercise('<Answer value="1" tolerance="1" />'), '<Answer> needs a label'],
    [exercise('<Answer label="a" value="1,5" tolerance="1" />'), '<Answer label="a">: value is a number'],
    [exercise('<Answer label="a" value="1.5" tolerance="whole" />'), 'either tolerance or relative'],
    [exercise('<Answer label="a" value="1" />'), 'either tolerance or relative'],
    [exercise('<Answer label="a" value="1" tolerance="0" />'), 'either tolerance or relative'],
    [exercise('<Answer label="a" value="0" relative="0.1" />'), 'either tolerance or relative'],
    [exercise('<Answer label="a" value="1" tolerance="1" relative="1" />'), 'either tolerance or relative'],
    [exercise('<Answer label="a" value="left" choices="up|down" />'), 'value is one of its choices'],
  ])('is refused with its line: %s', (body, message) => {
    expect(() => parse(body)).toThrow(message);
  });
});

describe('the page as built', () => {
  const number = renderToString(
    <Answer exercise="c/e" n="1" label="Slope" value="-1.5" relative="0.02" unit="m" />,
  );

  it('holds a labelled field with its unit and tolerance, and not the answer', () => {
    expect(number).toContain('Slope</label>');
    expect(number).toMatch(/within 2 %/);
    expect(number).not.toMatch(/1[.,]5/);
    const id = /<label for="([^"]+)"/.exec(number)?.[1];
    expect(number).toContain(`<input id="${id}" type="text"`);
  });

  it('asks nothing where no script could check it', () => {
    expect(number).toMatch(/<form[^>]*><div class="[^"]*needs-script"/);
    const choice = renderToString(
      <Answer exercise="c/e" n="1" label="Which way?" value="down" choices="up|down" />,
    );
    expect(choice).toMatch(/<form[^>]*><fieldset class="[^"]*needs-script"/);
    expect(choice).not.toContain('checked');
  });

  it('says what kind of exercise it is, and lets one without a field be marked', () => {
    const html = renderToString(
      <Exercise chapter="c" id="e" title="T" kind="explain" answers="0">
        q
      </Exercise>,
    );
    expect(html).toContain('id="exercise-e"');
    expect(html).toMatch(/<p[^>]*>Explain<\/p>/);
    expect(html).toContain('type="checkbox"');
  });
});
