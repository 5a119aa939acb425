/** What the print page shows, looked at in the browser as the printer will see it. */

/**
 * Parts of slides that do not fit their page, are cut off or empty, in words. Runs in the page.
 *
 * @returns {string[]}
 */
export function misfitsOnPaper() {
  const found = [];
  for (const sheet of document.querySelectorAll('.print-page, .handout-page')) {
    if (!sheet.checkVisibility()) continue;
    const name = sheet.querySelector('[data-slide]')?.getAttribute('data-slide');
    const say = (what) => found.push(`${name}: ${what}`);
    for (const part of [sheet, ...sheet.querySelectorAll('.slide, .sheet, .slide-body, .handout-beside')]) {
      const [high, wide] = [part.scrollHeight - part.clientHeight, part.scrollWidth - part.clientWidth];
      if (high > 1 || wide > 1) say(`${part.className} is ${high} px too high and ${wide} px too wide`);
    }
    const edge = sheet.getBoundingClientRect();
    for (const element of sheet.querySelectorAll(
      'p, li, td, th, figcaption, figcaption > *, .formula .base, svg',
    )) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.tagName === 'LI' && !element.textContent.trim()) say('a bullet has no text');
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const out = Math.max(edge.left - left, right - edge.right, edge.top - top, bottom - edge.bottom);
      if (width > 0 && out > 1)
        say(`${element.tagName} ${element.className} reaches ${out.toFixed()} px out of the page`);
    }
  }
  return found;
}

/**
 * Pictures of demos that show nothing: of all their pixels fewer than one in two hundred differ from the first.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<{ pictures: number, blank: string[] }>}
 */
export async function blankPictures(page) {
  const pictures = await page.locator('.print-demo:not([hidden]) .print-picture:visible').all();
  const blank = [];
  for (const picture of pictures) {
    const bytes = await picture.screenshot();
    const share = await page.evaluate(shareOfInk, bytes.toString('base64'));
    if (share < 0.005) blank.push(`${await picture.getAttribute('aria-label')}: ${share}`);
  }
  return { pictures: pictures.length, blank };
}

/** Share of the pixels of a PNG that differ from its first. Runs in the page. */
async function shareOfInk(base64) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  let inked = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (Math.abs(data[i] - data[0]) + Math.abs(data[i + 1] - data[1]) + Math.abs(data[i + 2] - data[2]) > 30)
      inked++;
  }
  return inked / (data.length / 4);
}
