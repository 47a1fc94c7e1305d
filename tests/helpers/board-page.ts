import type { Locator, Page } from 'playwright-core';
import { fillForm, type Typed } from './fill-form';

/** The board of a workflow, once its cards are there; `query` as it stands in the address (`?q=…`). */
export async function openBoard(page: Page, workflow: string, query = ''): Promise<void> {
  await page.goto(`/admin/plugins/workboard/boards/${workflow}${query}`);
  await boardReady(page);
}

/** Waits until the columns stand still: loaded, and no request of a filter under way. */
export async function boardReady(page: Page): Promise<void> {
  await columns(page).and(page.locator('[aria-busy=false]')).waitFor();
}

export const columns = (page: Page): Locator => page.locator('[role=group]:has(> [data-stage])');
export const column = (page: Page, stage: string): Locator => page.locator(`[data-stage="${stage}"]`);
export const card = (page: Page, title: string): Locator =>
  page.locator('[data-card-id]').filter({ has: page.getByText(title, { exact: true }) });
export const cardIn = (page: Page, stage: string, title: string): Locator => column(page, stage).locator(card(page, title));
export const drawer = (page: Page): Locator => page.locator('aside[role=dialog]');
/** The dialog of a step or of “move to…”; the drawer is no such dialog. */
export const dialog = (page: Page): Locator => page.locator('[role=dialog]:not(aside)');
export const toast = (page: Page, words: string): Locator => page.getByRole('status').or(page.getByRole('alert')).getByText(words).first();

/** Opens the drawer of a card through its title, as people do. */
export async function openDrawer(page: Page, title: string): Promise<Locator> {
  await card(page, title).getByRole('button', { name: title, exact: true }).click();
  await drawer(page).getByRole('heading', { level: 2, name: title }).waitFor();
  return drawer(page);
}

/** Chooses a step in the drawer's 「下一步」. */
export async function chooseStep(page: Page, step: string): Promise<void> {
  await drawer(page).getByRole('button', { name: '下一步' }).click();
  await page.getByRole('menuitem').filter({ hasText: step }).first().click();
}

/** Opens the drawer of a card on the board of its workflow, whatever column it stands in. */
export async function openCard(page: Page, workflow: string, title: string): Promise<void> {
  await openBoard(page, workflow, `?q=${encodeURIComponent(title)}`);
  await openDrawer(page, title);
}

/** Takes a step from the drawer, which is open. @param answers of its form; null where it has none and is done at once */
export async function takeStep(page: Page, step: string, answers: Readonly<Record<string, Typed>> | null = null): Promise<void> {
  await chooseStep(page, step);
  if (answers === null) return;
  await fillForm(page, answers);
  await submit(page, step);
  await dialog(page).waitFor({ state: 'detached' });
}

/** Sends the form of the dialog with its own button. */
export async function submit(page: Page, step: string): Promise<void> {
  await dialog(page).getByRole('button', { name: step, exact: true }).click();
}

/** Picks a card up with the mouse: pressed, and moved far enough to be a drag. The button stays down. */
export async function lift(page: Page, what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const from = await middle(what);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 4, { steps: 4 });
}

/** Carries what hangs at the mouse over a column, until the board has noticed: a drop before that falls where the card was. */
export async function carryTo(page: Page, stage: string): Promise<void> {
  const target = column(page, stage);
  await target.scrollIntoViewIfNeeded();
  const to = await middle(target);
  await page.mouse.move(to.x, to.y, { steps: 12 });
  const title = await target.getByRole('heading').evaluate((heading) => heading.firstChild?.nodeValue ?? '');
  await page.locator('[id^=DndLiveRegion]').getByText(`“${title}”`).waitFor({ state: 'attached' });
}

/** Waits for the server's word on the card in hand: every column lit, or told why not. */
export async function verdictsShown(page: Page): Promise<void> {
  await page.locator('[data-verdict]:not([data-verdict=asking]):not([data-verdict=here])').first().waitFor();
}

/** A whole drag with the mouse. */
export async function dragTo(page: Page, what: Locator, stage: string): Promise<void> {
  await lift(page, what);
  await verdictsShown(page);
  await carryTo(page, stage);
  await page.mouse.up();
}

export async function middle(what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
