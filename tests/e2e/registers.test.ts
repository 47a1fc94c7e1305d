import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Download, Locator, Page } from 'playwright-core';
import type { FireAnswer, Me } from '../../plugins/workboard/shared/contract';
import { dialog, drawer } from '../helpers/board-page';
import { launchBrowser, type TestBrowser } from '../helpers/browser';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { ANSWERS } from '../helpers/office';
import { docxText, partOf } from '../helpers/read-docx';

const REGISTERS = '/admin/plugins/workboard/registers';
const FORMULA = '=HYPERLINK("http://example.invalid")';

let app: BuiltApp;
let browser: TestBrowser;
let page: Page;
/** A program that answers as LibreOffice does; whether a machine has the real one, these tests do not ask. */
let office: string;

const step = (name: string, body: () => Promise<void>) => () => browser.watched(`registers-${name}`, body)();

beforeAll(async () => {
  office = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-office-')), 'soffice');
  fs.writeFileSync(office, '#!/bin/sh\nprintf "%%PDF-1.7 of the notice" > notice.pdf\n', { mode: 0o755 });
  const env = { WORKBOARD_SOFFICE: office };
  [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00', env }), launchBrowser()]);
  page = await browser.openAs(app.address, app.account('secretariat'));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await app.stop();
  fs.rmSync(path.dirname(office), { recursive: true });
});

const table = () => page.getByRole('table', { name: '印发台账' });

async function saved(what: Locator): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([page.waitForEvent('download'), what.click()]);
  return { name: download.suggestedFilename(), content: fs.readFileSync(await download.path()) };
}

async function exported(format: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: '导出' }).click();
  return saved(page.getByRole('menuitem', { name: format }));
}

/** What the admin itself would send, with the session of the page. */
async function ask<T>(who: Page, to: string, body?: object): Promise<T> {
  const [session] = (await who.context().cookies()).filter(({ name }) => name === 'jwtToken');
  const headers = { Authorization: `Bearer ${session?.value ?? ''}` };
  const address = `${app.address}/workboard${to}`;
  const response = body ? await who.request.post(address, { headers, data: body }) : await who.request.get(address, { headers });
  expect([to, response.status()]).toEqual([to, 200]);
  return ((await response.json()) as { data: T }).data;
}

/** Opens the first row of a register in the drawer, down at its notices. */
async function firstCard(query: string): Promise<Locator> {
  await page.goto(`${REGISTERS}?${query}`);
  await page.locator('tbody td[data-title] button').first().click();
  const section = drawer(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '文书', exact: true }) });
  await section.scrollIntoViewIfNeeded();
  return section;
}

it(
  'R-PUB-08 · the issue register is narrowed in the address, and “back” undoes it',
  step('filter', async () => {
    await page.goto(`${REGISTERS}?workflow=official-document&register=issued`);
    await table().locator('tbody tr').first().waitFor();
    await browser.shot(page, 'registers');
    await page.getByRole('combobox', { name: '公文种类' }).click();
    await page.getByRole('option', { name: '行政规范性文件' }).click();
    await page.waitForURL(/is\.attribute\.kind=normative/);
    await page.getByRole('button', { name: '清除全部筛选' }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('is.'));
    await table().locator('tbody tr').first().waitFor();
  }),
);

it(
  'A-64, X-04 · a row opens its card; the law of the present stage and what proves each clause stand in it',
  step('drawer', async () => {
    const title = page.locator('tbody td[data-title] button').first();
    const name = (await title.textContent()) ?? '';
    await title.click();
    await drawer(page).getByRole('heading', { level: 2, name }).waitFor();
    await drawer(page).getByText('条文与落实情况').click();
    await drawer(page)
      .locator('tr[data-clause="R-PUB-08"][data-state="proven"]')
      .getByText(/日志第 \d+ 号/)
      .first()
      .waitFor();
    await browser.shot(page, 'clauses');
    await drawer(page).getByRole('button', { name: '关闭详情' }).click();
    await drawer(page).waitFor({ state: 'detached' });
  }),
);

it(
  'D.3-23 · the export is exactly the rows of the register, and no token stands in its address',
  step('export', async () => {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    const counted = (await page.getByText(/^共 \d+ 件$/).textContent()) ?? '';
    const { name, content } = await exported('导出 CSV');
    expect(name).toBe('公文公开-印发台账-2026-09-30.csv');
    const text = content.toString('utf8');
    expect(text.startsWith('\uFEFF卡片号,')).toBe(true);
    const cards = text.trim().split('\r\n').slice(1);
    expect(`共 ${cards.length} 件`).toBe(counted);
    const asked = addresses.filter((address) => address.includes('/export'));
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toMatch(/token|bearer|jwt/i);
  }),
);

it(
  'D.3-23 · what somebody typed as a formula is text in both files, and on the screen',
  step('formula', async () => {
    const clerk = await browser.openAs(app.address, app.account('handling_clerk'));
    const unit = (await ask<Me>(clerk, '/me')).memberships[0]?.unit ?? '';
    const form = { ...ANSWERS.create, title: FORMULA, handlingSection: unit, leadDraftingUnit: unit };
    await ask<FireAnswer>(clerk, '/boards/official-document/cards', { event: 'create', form });
    await page.goto(`${REGISTERS}?workflow=official-document&register=all&q=${encodeURIComponent('HYPERLINK')}`);
    await page.getByRole('button', { name: FORMULA }).waitFor();
    expect((await exported('导出 CSV')).content.toString('utf8')).toContain(`"'=HYPERLINK(""http://example.invalid"")"`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported('导出 Excel')).content as unknown as ArrayBuffer);
    const cells = (book.worksheets[1]?.getRow(2).values as unknown[]).filter((value) => String(value).includes('HYPERLINK'));
    expect(cells).toEqual([`'${FORMULA}`]);
  }),
);

it(
  'T-15 · R-PUB-05 · the letter of a step is downloaded as a Word file of the office: number, points, and the layout of GB/T 9704',
  step('letter', async () => {
    const notices = await firstCard('workflow=official-document&register=all&stage=secrecy_consulting');
    const { name, content } = await saved(notices.getByRole('button', { name: /下载保密征求意见函第1版（DOCX）/ }));
    expect(name).toMatch(/^保密征求意见函-黄政办保征〔2026〕\d+号\.docx$/);
    const text = docxText(content);
    expect(text).toMatch(/黄政办保征〔2026〕\d+号/);
    expect(text).toContain('请研究后书面答复');
    expect(text).not.toMatch(/[{}]/);
    const body = partOf(content, 'word/document.xml');
    // A4; margins 37, 35, 28 and 26 mm; title in 二号小标宋, body in 三号仿宋 (half points).
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(body).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(body).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"\/>/);
    expect(body).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/><w:sz w:val="32"\/>/);
  }),
);

it(
  'the approval sheet is made from the card once it was read, and its PDF follows by itself',
  step('sheet', async () => {
    const notices = await firstCard('workflow=interpretation&register=published');
    await notices.getByRole('button', { name: /下载解读文本第1版（DOCX）/ }).waitFor();
    await notices.getByRole('button', { name: '生成审批单' }).click();
    await dialog(page).getByText('请核对内容').waitFor();
    await dialog(page).getByText('办理经过').waitFor();
    await dialog(page).getByRole('button', { name: '生成第1版' }).click();
    const { content } = await saved(notices.getByRole('button', { name: /下载审批单第1版（DOCX）/ }));
    expect(docxText(content)).toContain('政策解读审批单');
    const pdf = await saved(notices.getByRole('button', { name: /下载审批单第1版（PDF）/ }));
    expect(pdf.content.toString('utf8')).toBe('%PDF-1.7 of the notice');
    await browser.shot(page, 'notices');
  }),
);

it(
  'T-13 · R-PUB-12 · the list of a half-month is made on its own page, with the days it covers in words',
  step('list', async () => {
    await page.goto('/admin/plugins/workboard/notices');
    await page.getByText('2026年9月16日 周三至2026年9月30日 周三').waitFor();
    await page.getByRole('button', { name: '生成半月纸质文件移送清单' }).click();
    await dialog(page).getByRole('button', { name: '生成第1版' }).click();
    const { name, content } = await saved(page.getByRole('button', { name: /下载半月纸质文件移送清单第1版（DOCX）/ }));
    expect(name).toBe('半月纸质文件移送清单-黄政办移送〔2026〕1号.docx');
    expect(docxText(content)).toContain('黄政办移送〔2026〕1号　印发期间：2026年9月16日至2026年9月30日');
  }),
);
