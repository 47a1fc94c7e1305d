import type { Locator, Page } from 'playwright-core';

/**
 * What is typed or picked: a text, the words of an option, several of them, a tick, one answer for every point of a checklist, or words
 * of one's own where a list only suggests.
 */
export type Typed = string | readonly string[] | true | { each: string } | { own: string };

/** Fills a form, that of the dialog if no other is given, field by field, by the keys of its definition; options are named by their words. */
export async function fillForm(
  page: Page,
  answers: Readonly<Record<string, Typed>>,
  form = page.locator('[role=dialog]:not(aside) form'),
): Promise<void> {
  await form.waitFor();
  for (const [key, typed] of Object.entries(answers)) await fillField(page, form, `workboard-field-${key.replaceAll('.', '-')}`, typed);
}

async function fillField(page: Page, form: Locator, id: string, typed: Typed): Promise<void> {
  if (typed === true) return form.locator(`#${id}`).click();
  const set = form.locator(`#${id}-set`);
  if (typeof typed === 'string') {
    const input = form.locator(`#${id}`);
    await input.or(set).first().waitFor();
    if ((await set.count()) === 0) return (await input.getAttribute('role')) === 'combobox' ? pick(page, input, typed) : input.fill(typed);
    const list = set.getByRole('combobox');
    return (await list.count()) > 0 ? pick(page, list, typed) : set.getByRole('radio', { name: typed, exact: true }).click();
  }
  if ('own' in typed) {
    await form.locator(`#${id}`).fill(typed.own);
    return page.keyboard.press('Tab');
  }
  await set.waitFor();
  if ('each' in typed) {
    for (const radio of await set.getByRole('radio', { name: typed.each, exact: true }).all()) await radio.click();
    return;
  }
  for (const name of typed) await set.getByRole('checkbox', { name, exact: true }).click();
}

/** A select opens; a list that can be searched is typed into first. */
async function pick(page: Page, input: Locator, option: string): Promise<void> {
  // Asked first: an open select hides the rest of the page from assistive technology, and from locators by role.
  const typed = (await input.evaluate((node) => node.tagName)) === 'INPUT';
  await input.click();
  if (typed) await input.fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
}
