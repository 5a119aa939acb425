import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { expect, openDemo, readoutsOf, test } from './test';

const ID = 'hopfield-recall';
/** A blank sheet of 8 × 8 pixels. */
const BLANK = `${ID}.pictures=empty&${ID}.side=8&${ID}.stored=0&${ID}.cue=-1&${ID}.noise=0`;

/** Cells of the left picture that are on, as the table of pixels says. */
async function given(demo: Awaited<ReturnType<typeof openDemo>>): Promise<string[]> {
  const tables = demo.locator('[data-tables]');
  if ((await tables.getAttribute('open')) === null) await tables.locator('summary').first().click();
  const rows = demo.getByRole('region', { name: 'Pixels' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) =>
    all
      .map((row) => [...row.children].map((cell) => cell.textContent))
      .filter((cells) => cells[2] === '1')
      .map(([row, column]) => `${row},${column}`),
  );
}

test('painted by keyboard and by pointer, a picture is in the address, and comes back from it', async ({
  page,
}) => {
  const demo = await openDemo(page, ID, BLANK);
  const grid = demo.getByRole('button', { name: /grid to paint on/ });
  await grid.focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Space', 'ArrowRight', 'Space'])
    await page.keyboard.press(key);
  await expect.poll(() => given(demo)).toEqual(['2,2', '2,3']);
  await expect(page).toHaveURL(new RegExp(`${ID}\\.painted=`));
  const keyed = page.url();
  await grid.scrollIntoViewIfNeeded();
  const box = await grid.boundingBox();
  if (!box) throw new Error('no grid');
  const at = (column: number, row: number) =>
    [box.x + ((column - 0.5) * box.width) / 8, box.y + ((row - 0.5) * box.height) / 8] as const;
  await page.mouse.move(...at(1, 4));
  await page.mouse.down();
  await page.mouse.move(...at(4, 4), { steps: 3 });
  await page.mouse.up();
  const expected = ['2,2', '2,3', '4,1', '4,2', '4,3', '4,4'];
  await expect.poll(() => given(demo)).toEqual(expected);
  await expect(page).not.toHaveURL(keyed);
  // The address follows a stroke with a little delay.
  await page.waitForTimeout(500);
  await page.reload();
  await expect.poll(() => given(demo)).toEqual(expected);
});

test('a letter is recalled, a pixel tells its field, and the damaged one is stored, too', async ({
  page,
}) => {
  const demo = await openDemo(page, ID, `${ID}.until=400`, /done/);
  expect((await readoutsOf(demo)).overlap.value).toBe(1);
  const now = demo.getByRole('button', { name: 'The picture now' });
  const box = await now.boundingBox();
  if (!box) throw new Error('no picture');
  await now.click({ position: { x: box.width * (7.5 / 16), y: box.height * (2.5 / 16) } });
  await expect(page).toHaveURL(new RegExp(`${ID}\\.pixel=39`));
  await expect(demo.locator('[data-pixel="39"]')).toContainText('row 3, column 8: h = +');
  await demo.locator('[data-action="keep"]').click();
  await expect(demo.getByRole('checkbox', { name: 'store yours 1' })).toBeChecked();
  await expect(page).toHaveURL(new RegExp(`${ID}\\.stored=71`));
});

test('a file that is no picture, an empty one and one of 50 megapixels are refused in words', async ({
  page,
}) => {
  const demo = await openDemo(page, ID);
  const open = (name: string, bytes: Buffer) =>
    demo.locator('input[data-picture]').setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
  const alert = demo.getByRole('alert');
  await open('notes.png', Buffer.from('A letter to nobody, saved under the wrong name.'));
  await expect(alert).toHaveText(/^notes\.png is not a picture/);
  await open('nothing.png', Buffer.alloc(0));
  await expect(alert).toHaveText('nothing.png is empty: 0 bytes.');
  await open('poster.png', png(8192, 6200, Buffer.alloc(0)));
  await expect(alert).toHaveText(/8192 × 6200 pixels, 51 million: at most 40 million/);
  await open('torn.png', png(32, 32, Buffer.from('torn')));
  await expect(alert).toHaveText(/^torn\.png begins like PNG, but cannot be read/);
});

test('a picture of one’s own is read in the page, stored, and sent nowhere', async ({ page }) => {
  const demo = await openDemo(page, ID, BLANK);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postData()) sent.push(request.url());
  });
  // Left half black, right half white.
  const row = Buffer.from([0, ...Array.from({ length: 32 }, (_, x) => (x < 16 ? 0 : 255))]);
  const image = png(32, 32, deflateSync(Buffer.concat(Array.from({ length: 32 }, () => row))));
  await demo
    .locator('input[data-picture]')
    .setInputFiles({ name: 'flag.png', mimeType: 'image/png', buffer: image });
  await demo.getByLabel('Each pixel against').selectOption('picture');
  await demo.locator('[data-action="store"]').click();
  await expect(demo.getByRole('checkbox', { name: 'store yours 1' })).toBeChecked();
  await demo.getByRole('slider', { name: /Noise/ }).fill('0');
  const right = Array.from({ length: 8 }, (_, r) => [5, 6, 7, 8].map((c) => `${r + 1},${c}`)).flat();
  // The table shows its first 60 rows.
  await expect.poll(() => given(demo)).toEqual(right.filter((cell) => cell < '8,5'));
  expect(sent).toEqual([]);
});

/** A grey PNG of 8 bits a pixel with the given compressed data (ISO/IEC 15948). */
function png(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
