import type { Manifest } from '../../components/mdx/manifest';
import type { LectureRoute } from '../../components/mdx/routes';
import { accessibilityProblems, expect, test } from './test';

test.use({ viewport: { width: 1280, height: 720 } });

test('a route is chosen at home, led by next, kept on reload, left and changed on the stage', async ({
  page,
  watch,
}) => {
  // The stage takes no part in the cross-fade between pages, and the browser reports that as if it were an error.
  watch.allow.push(/ViewTransition opt-in disabled|Transition was skipped/);
  const { routes, slides }: Manifest & { routes: LectureRoute[] } = await (
    await page.request.get('deck.json')
  ).json();
  const [short, , talk] = routes;
  const current = page.locator('.slide[data-current]');
  const announcer = page.locator('[data-announcer]');
  const address = (query: string, id: string) => new RegExp(`/present/\\${query}#/${id}/\\d+$`);

  await page.goto('');
  await page.getByRole('link', { name: '45 minutes' }).click();
  await expect(current).toHaveId(short.slides[0]);
  await expect(announcer).toHaveText(new RegExp(`^45 min, 1 of ${short.slides.length}: `));
  for (const id of short.slides.slice(1, 6)) {
    await page.keyboard.press('ArrowDown');
    await expect(current).toHaveId(id);
  }
  await expect(page).toHaveURL(address('?route=45', short.slides[5]));
  await page.reload();
  await expect(announcer).toHaveText(new RegExp(`^45 min, 6 of ${short.slides.length}: `));
  await page.keyboard.press('End');
  await expect(current).toHaveId(short.slides.at(-1) ?? '');

  const outside = slides.find(({ id, n }) => n > 1 && !short.slides.includes(id));
  if (!outside) throw new Error('every slide is on the short route');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${outside.id}/0`);
  await expect(current).toHaveId(outside.id);
  await expect(page.getByText('not on the route “45 min”')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Whole lecture' }).click();
  await expect(page.getByText('not on the route')).toHaveCount(0);
  await expect(page).toHaveURL(/\/present\/#\//);
  await page.keyboard.press('ArrowDown');
  await expect(current).toHaveId(slides[outside.n].id);
  await page.goBack();
  await expect(page).toHaveURL(address('?route=45', short.slides.at(-1) ?? ''));
  await expect(announcer).toHaveText(/^45 min, /);
  await page.goForward();
  await expect(current).toHaveId(slides[outside.n].id);
  await expect(announcer).toHaveText(new RegExp(`^${outside.n + 1} of ${slides.length}: `));

  const picker = page.getByRole('combobox', { name: 'Route' });
  await picker.focus();
  await expect(page.locator('.toolbar')).toHaveCSS('opacity', '1');
  await picker.selectOption('talk');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\?route=talk#/);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(current).toHaveId(talk.slides[1]);

  await page.goto(`present/?route=46&some.thing=1#/${outside.id}/0`);
  const message = page.getByRole('dialog', { name: 'No such route' });
  await expect(message).toContainText('There is no route “46”');
  await page.keyboard.press('Escape');
  await expect(message).toBeHidden();
  await expect(current).toHaveId(outside.id);
  await expect(page).toHaveURL(address('?some.thing=1', outside.id));
});
