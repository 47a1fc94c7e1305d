import type { Page } from 'playwright-core';

/** What a page notes about itself while it is measured; it lives in the page. */
interface Probe {
  painted: number | null;
  lifted: number | null;
  frames: number[];
  tasks: number[];
}

type Probed = Window & { probe: Probe };

/**
 * Opens a board and measures it from the last byte of its answer to the frame in which its cards are painted.
 * @returns milliseconds, and how many nodes the page's main part has
 */
export async function openMeasured(page: Page, address: string): Promise<{ painted: number; nodes: number }> {
  if (page.url() === 'about:blank') await page.addInitScript(install);
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as Probed).probe.painted !== null);
  // Later windows and the drawing of the rest must not count into what comes next.
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    const answers = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/workboard\/boards\/official-document(\?|$)/.test(name));
    const answered = (answers[0] as PerformanceResourceTiming).responseEnd;
    return {
      painted: ((window as unknown as Probed).probe.painted ?? NaN) - answered,
      nodes: document.querySelectorAll('main *').length,
    };
  });
}

/** Lets this page, which has been measured before, find the plain board on an address that answers with nothing else. */
export async function servePlain(page: Page, script: string): Promise<void> {
  const body = `<!doctype html><meta charset="utf-8"><body><div id="root"></div><script>${script}</script></body>`;
  await page.route('http://plain.invalid/**', (route) => route.fulfill({ contentType: 'text/html', body }));
}

/** Opens the plain board with so many cards. A page in the background is not drawn, so that it is the same page. */
export async function openPlain(page: Page, cards: number): Promise<void> {
  await page.goto(`http://plain.invalid/?cards=${cards}`);
  await page.waitForFunction(() => (window as unknown as Probed).probe.painted !== null);
}

/** Picks the first card up with the mouse. @returns milliseconds from the movement that lifts it to the frame that shows it */
export async function lift(page: Page): Promise<number> {
  const box = await page.locator('[data-card-id]').first().boundingBox();
  if (!box) throw new Error('no card is drawn');
  await page.mouse.move(box.x + 80, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 20);
  await page.waitForFunction(() => (window as unknown as Probed).probe.lifted !== null);
  await page.locator('[data-verdict]:not([data-verdict=asking])').first().waitFor();
  return page.evaluate(() => (window as unknown as Probed).probe.lifted ?? NaN);
}

/** Carries the card over the columns and puts it back. @returns milliseconds: the 95th of a hundred frames, and the longest task */
export async function carry(page: Page, columns: number): Promise<{ frame: number; task: number }> {
  await page.evaluate(() => {
    const { probe } = window as unknown as Probed;
    [probe.frames, probe.tasks] = [[], []];
  });
  const boxes = await page.locator('[data-stage]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  for (const { x, width } of boxes.slice(0, columns).filter((box) => box.x + box.width < 1440)) {
    await page.mouse.move(x + width / 2, 450, { steps: 15 });
  }
  const found = await page.evaluate(() => {
    const { frames, tasks } = (window as unknown as Probed).probe;
    const sorted = [...frames].sort((a, b) => a - b);
    return { frame: sorted[Math.floor(sorted.length * 0.95)] ?? NaN, task: Math.max(0, ...tasks) };
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return found;
}

/** Runs in the page before anything of it. */
function install(): void {
  const probe: Probe = { painted: null, lifted: null, frames: [], tasks: [] };
  (window as unknown as Probed).probe = probe;
  // A frame is on screen when the task after it runs.
  const afterPaint = (note: (at: number) => void) => requestAnimationFrame(() => setTimeout(() => note(performance.now())));
  let moved: number | null = null;
  addEventListener(
    'mousemove',
    (event) => {
      if (event.buttons === 1) moved ??= performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    if (probe.painted === null && document.querySelector('[data-card-id]')) afterPaint((at) => (probe.painted ??= at));
    if (probe.lifted === null && moved !== null && document.querySelector('[data-verdict]')) {
      const from = moved;
      afterPaint((at) => (probe.lifted ??= at - from));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-verdict'] });
  new PerformanceObserver((list) => probe.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ['longtask'],
  });
  let before = performance.now();
  const frame = (at: number) => {
    probe.frames.push(at - before);
    before = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
