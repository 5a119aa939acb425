import { expect, openDemo, test } from './test';

const ID = 'ffnn-playground';

/** Rows of two numbers and a class in words, some of them quoted. */
const table = (rows: number) =>
  [
    'width,height,kind',
    ...Array.from(
      { length: rows },
      (_, i) => `${(i % 97) / 10},${(i % 89) / 7},"${i % 2 ? 'tall, dark' : 'low'}"`,
    ),
  ].join('\n');

test('a bad table is refused in words and changes nothing; a good one is learnt from, and so are 10,000 rows', async ({
  page,
}) => {
  test.slow();
  const demo = await openDemo(page, ID, `${ID}.panel=data`);
  const skip = demo.locator('[data-action="skip"]');
  if (await skip.count()) await skip.click();
  const field = demo.getByLabel(/Paste a table/);
  const use = demo.getByRole('button', { name: 'Use this table' });
  for (const [text, complaint] of [
    ['a,b,c\n1,2,x\n3,4,5,6', /line 3/i],
    ['only words', /./],
    ['a,b,kind\n1,2,x\n2,3,y', /2 complete rows/],
  ] as const) {
    await field.fill(text);
    await use.click();
    await expect(demo.getByRole('alert')).toContainText(complaint);
    expect(page.url()).not.toContain(`${ID}.data=table`);
  }
  await field.fill(`a;b;kind\n${'1,5;2,5;x\n3,5;4,5;y\n'.repeat(8)}`);
  await use.click();
  await expect(page).toHaveURL(new RegExp(`${ID}\\.data=table`));
  await expect(demo.getByRole('alert')).toHaveCount(0);

  await demo.locator('input[type="file"][data-param="table"]').setInputFiles({
    name: 'many.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table(10_000)),
  });
  await expect(demo).toContainText('of 10000 rows');
  await demo.locator('[data-action="step"]').click();
  await expect(demo).toHaveAttribute('data-step', '1');
});

test('a run that stands still is noted with its setting, which can be set again; the curves are read off by keys', async ({
  page,
}) => {
  const demo = await openDemo(page, ID, `${ID}.layers=5-3&${ID}.seed=2&${ID}.until=10`, /done/);
  const cursor = demo.getByRole('slider', { name: 'Costs at one epoch' });
  await cursor.press('Home');
  const first = await cursor.getAttribute('aria-valuetext');
  expect(first).toMatch(/epoch \d+: learnt from [\d.]+, kept back [\d.]+/);
  await cursor.press('End');
  expect(await cursor.getAttribute('aria-valuetext')).not.toBe(first);

  await demo.getByRole('radio', { name: 'Tried' }).check({ force: true });
  const row = demo.locator('table tr', { hasText: '5-3' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('10');
  const layers = demo.getByRole('textbox', { name: 'Hidden layers' });
  await layers.fill('2');
  await layers.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${ID}\\.layers=2(&|$)`));
  await row.getByRole('button', { name: 'Set again' }).click();
  await expect(layers).toHaveValue('5-3');
  await page.reload();
  await expect(demo.locator('table tr', { hasText: '5-3' })).toHaveCount(1);
});
