import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import type { BoardView, RegisterTab, RegisterWindow, SavedRegister, SaveRegisterRequest } from '../../plugins/workboard/shared/contract';
import { insertCards } from '../helpers/cards';
import { documentAfter, SECTION, setUpOffice, take, type Office } from '../helpers/office';
import { countStatements } from '../helpers/statements';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const ACTIONS = ['board.read', 'register.read', 'register.export'].map((action) => `plugin::workboard.${action}`);

let app: TestApp;
let office: Office;
let secretary: Staff;
let clerk: Staff;
let outsider: Staff;
/** Reads registers and may not take them out. */
let reader: Staff;
let issued: { id: number; documentId: string };

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  secretary = await createStaff(app, { name: 'regsecretary', actions: ACTIONS });
  clerk = await createStaff(app, { name: 'regclerk', actions: ACTIONS });
  outsider = await createStaff(app, { name: 'regoutsider', actions: ACTIONS });
  reader = await createStaff(app, { name: 'regreader', actions: ACTIONS.slice(0, 2) });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: reader.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: SECTION });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: 'test-other' });
  issued = await documentAfter(app, office, 'issue');
  // Closed is what is published and has no obligation left.
  const closed = await documentAfter(app, office, 'publish', { title: '=HYPERLINK("http://example.invalid")' });
  for (const step of ['load_intranet', 'hand_over_paper', 'receive_paper']) await take(app, office, closed.id, step);
  await documentAfter(app, office, 'create', { title: '尚在拟稿的通知', kind: 'normative' });
});

afterAll(() => app.stop());

async function get<T>(
  who: Staff,
  path: string,
): Promise<{ status: number; data: T; error?: { message: string; details: { field?: string } } }> {
  const response = await app.request.get(`/workboard${encodeURI(path)}`).set('Authorization', who.bearer);
  return { status: response.status, ...(response.body as { data: T }) };
}

const register = (name: string, query = '', who = secretary) => get<RegisterWindow>(who, `/registers/official-document/${name}${query}`);

async function titles(name: string, query = '', who = secretary): Promise<unknown[]> {
  const at = await columnAt(name, 'card.title');
  return (await register(name, query, who)).data.rows.map(({ cells }) => cells[at]);
}

async function columnAt(name: string, key: string): Promise<number> {
  const tab = (await get<RegisterTab[]>(secretary, '/registers')).data.find(({ workflow }) => workflow === 'official-document');
  const found = tab?.registers.find((one) => one.key === name)?.columns.findIndex((column) => column.key === key) ?? -1;
  expect([key, found]).not.toEqual([key, -1]);
  return found;
}

async function file(who: Staff, path: string): Promise<{ status: number; headers: Record<string, string>; content: Buffer }> {
  const response = await app.request
    .get(`/workboard${encodeURI(path)}`)
    .set('Authorization', who.bearer)
    .buffer(true)
    .parse((stream, done) => {
      buffer(stream as never).then(
        (content) => {
          done(null, content);
        },
        (error: unknown) => {
          done(error as Error, null);
        },
      );
    });
  return { status: response.status, headers: response.headers as Record<string, string>, content: response.body as Buffer };
}

describe('registers', () => {
  it('R-PUB-08, R-PUB-11, R-INT-08, R-FOI-01 · the policies have the registers their records ask for, each column with its words', async () => {
    const { data: tabs } = await get<RegisterTab[]>(secretary, '/registers');
    const keys = Object.fromEntries(tabs.map(({ workflow, registers }) => [workflow, registers.map(({ key }) => key)]));
    expect(keys).toMatchObject({
      'official-document': ['all', 'issued', 'published', 'attributes', 'seals'],
      interpretation: ['all', 'published', 'waivers', 'seals'],
      'secrecy-review': ['all', 'escalations'],
      'secrecy-incident': ['all'],
      consultation: ['all', 'experts', 'exemptions'],
      foi: ['ledger', 'corrections', 'extensions', 'service', 'archive'],
    });
    const channels = tabs
      .find(({ workflow }) => workflow === 'interpretation')
      ?.registers.find(({ key }) => key === 'published')
      ?.columns.map(({ key }) => key);
    expect(channels).toEqual(
      expect.arrayContaining(['attribute.portalPublishedAt', 'attribute.serviceNetworkPublishedAt', 'clock.publish.state']),
    );
    const kind = tabs[0]?.registers[0]?.columns.find(({ key }) => key === 'attribute.kind');
    expect(kind).toMatchObject({ kind: 'words', filter: 'choice', sortable: true });
    expect(kind?.options.map(({ label }) => label['zh-Hans'])).toContain('行政规范性文件');
  });

  it('R-PUB-08 · the issue register holds what is issued: number, days, who signed; R-PUB-02, R-PUB-07 · attributes with their reasons; the seal', async () => {
    const { data } = await register('issued');
    expect(data.total).toBe(2);
    const row = data.rows.find(({ card }) => card === issued.id);
    const cell = async (key: string) => row?.cells[await columnAt('issued', key)];
    expect(await cell('attribute.docNumber')).toBe('黄政办发〔2026〕1号');
    expect(await cell('attribute.issuedAt')).toBe('2026-09-30');
    expect(await cell('event.approve.actor')).toBe('leader');
    expect(await cell('clock.portal.due')).toBe('2026-10-15');
    const attributes = (await register('attributes')).data.rows.find(({ card }) => card === issued.id);
    expect(attributes?.cells[await columnAt('attributes', 'attribute.attributeFinal')]).toMatchObject({ 'zh-Hans': '主动公开' });
    const seal = (await register('seals')).data.rows.find(({ card }) => card === issued.id);
    expect(seal?.cells[await columnAt('seals', 'card.seal')]).toMatch(/^[0-9a-f]{64}$/);
    expect(seal?.cells[await columnAt('seals', 'card.sealedBy')]).toBe('leader');
  });

  it('is narrowed by search, stage, kind, unit, days and urgency, and says what it cannot be narrowed by', async () => {
    expect(await titles('all', '?q=拟稿')).toEqual(['尚在拟稿的通知']);
    expect(await titles('all', '?stage=drafting')).toEqual(['尚在拟稿的通知']);
    expect(await titles('all', '?is.attribute.kind=normative')).toEqual(['尚在拟稿的通知']);
    expect(await titles('all', `?open=0&unit=${SECTION}`)).toEqual(['=HYPERLINK("http://example.invalid")']);
    expect((await register('all', `?is.attribute.leadDraftingUnit=${SECTION}`)).data.total).toBe(3);
    expect((await register('issued', '?from.attribute.issuedAt=2026-09-30&to.attribute.issuedAt=2026-09-30')).data.total).toBe(2);
    expect((await register('issued', '?from.attribute.issuedAt=2026-10-01')).data.total).toBe(0);
    // What has no day stands in no period, not before all of them either.
    expect((await register('all', '?to.attribute.issuedAt=2030-01-01')).data.total).toBe(2);
    expect((await register('all', '?urgency=today')).data.total).toBe(1);
    for (const [query, field] of [
      ['?is.attribute.body=x', 'is.attribute.body'],
      ['?from.card.title=2026-01-01', 'from.card.title'],
      ['?from.attribute.issuedAt=yesterday', 'from.attribute.issuedAt'],
      ['?sort=card.seal', 'sort'],
      ['?stage=nowhere', 'stage'],
      ['?after=x', 'after'],
      ['?size=5', 'size'],
    ] as const) {
      const { status, error } = await register('all', query);
      expect([query, status, error?.details.field]).toEqual([query, 400, field]);
    }
    expect((await register('nothing')).status).toBe(404);
  });

  it('turns pages by key in every order, each row once, in a fixed number of statements', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      stage: 'drafting',
      title: `批量 ${index % 7}`,
      number: index % 3 === 0 ? `编${index}` : undefined,
      units: ['test-many'],
      due_on: index % 4 === 0 ? null : `2026-10-${String((index % 28) + 1).padStart(2, '0')}`,
    }));
    await insertCards(app, many as never);
    for (const sort of [
      '',
      '&sort=card.title',
      '&sort=-card.number',
      '&sort=card.due',
      '&sort=card.stage',
      '&sort=-attribute.issuedAt',
      '&sort=card.openedOn',
    ]) {
      const seen: number[] = [];
      let after = '';
      do {
        const { data } = await register('all', `?unit=test-many${sort}${after}`);
        expect(data.total).toBe(120);
        seen.push(...data.rows.map(({ card }) => card));
        after = data.next === null ? '' : `&after=${data.next}`;
      } while (after !== '');
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 120, 120]);
    }
    const { statements } = await countStatements(app.strapi, () => register('all'));
    expect(statements.filter((sql) => /workboard_/.test(sql)).length).toBeLessThanOrEqual(7);
  });

  it('R-INT-09 · shows the partner of every row as a link, and of one that is not for the reader not even its title', async () => {
    await insertCards(app, [{ workflow: 'interpretation', stage: 'draft', title: '他单位的解读', units: ['test-elsewhere'] }]);
    const partner = (await app.strapi.db
      .connection('workboard_cards')
      .where({ title: '他单位的解读' })
      .first('id', 'subject_uid', 'subject_document')) as Record<string, string>;
    await app.strapi.db.connection('workboard_links').insert({
      from_uid: 'api::document.document',
      from_document: issued.documentId,
      to_uid: partner.subject_uid,
      to_document: partner.subject_document,
      created_at: '2026-09-30T02:00:00.000Z',
    });
    const at = await columnAt('issued', 'linked.interpretation');
    const links = async (who: Staff) => (await register('issued', '', who)).data.rows.find(({ card }) => card === issued.id)?.cells[at];
    expect(await links(secretary)).toMatchObject([
      { card: Number(partner.id), title: '他单位的解读', workflow: 'interpretation', stageTitle: { 'zh-Hans': '初稿' } },
    ]);
    expect(await links(clerk)).toEqual([]);
  });
});

describe('saved filters', () => {
  const VIEWS = '/registers/official-document/issued/views';
  const saving = (who: Staff, name: string, more: Partial<SaveRegisterRequest> = {}, at = VIEWS, method: 'post' | 'put' = 'post') =>
    app.request[method](`/workboard${at}`)
      .set('Authorization', who.bearer)
      .send({ name, filter: {}, sharedWith: 'private', unit: null, defaultRole: null, ...more });
  const named = async <T extends { name: string }>(who: Staff, at = VIEWS) => (await get<T[]>(who, at)).data.map(({ name }) => name);

  it('a filter is saved under a name, for oneself or shared, beside the board’s views and by the same rules', async () => {
    const filter = { 'is.attribute.kind': 'general', 'from.attribute.issuedAt': '2026-09-01', sort: '-card.title' };
    const { body } = await saving(secretary, '本月印发', { filter, sharedWith: 'all' }).expect(200);
    const saved = (body as { data: SavedRegister }).data;
    expect(saved).toMatchObject({ name: '本月印发', filter, mine: true, sharedWith: 'all' });
    await saving(secretary, '自己的').expect(200);
    expect(await named(secretary)).toEqual(['本月印发', '自己的']);
    expect((await get<SavedRegister[]>(clerk, VIEWS)).data).toMatchObject([{ name: '本月印发', mine: false, mayChange: false }]);
    // It belongs to this register: neither another one nor the board has it.
    expect(await named(secretary, '/registers/official-document/all/views')).toEqual([]);
    expect(await named<BoardView>(secretary, '/boards/official-document/views')).toEqual([]);

    await saving(secretary, '本季印发', { filter: { open: '1' }, sharedWith: 'all' }, `${VIEWS}/${saved.id}`, 'put').expect(200);
    expect((await get<SavedRegister[]>(clerk, VIEWS)).data).toMatchObject([{ name: '本季印发', filter: { open: '1' } }]);
    await saving(clerk, '不是我的', {}, `${VIEWS}/${saved.id}`, 'put').expect(403);
    await saving(secretary, '不在此处', {}, `/registers/official-document/all/views/${saved.id}`, 'put').expect(404);
    await app.request.delete(`/workboard/views/${saved.id}`).set('Authorization', secretary.bearer).expect(200);
    expect(await named(clerk)).toEqual([]);
    const rows = (await app.strapi.db
      .connection('workboard_log')
      .whereIn('event', ['view.save', 'view.change', 'view.delete'])) as object[];
    expect(rows).toHaveLength(4);
  });

  it('what a register does not know is not saved, and said by name', async () => {
    for (const [filter, field] of [
      [{ 'is.attribute.nothing': 'x' }, 'is.attribute.nothing'],
      [{ 'from.attribute.issuedAt': 'yesterday' }, 'from.attribute.issuedAt'],
      [{ sort: 'card.seal' }, 'sort'],
      [{ after: 'x' }, 'after'],
    ] as const) {
      const response = await saving(secretary, '不成', { filter });
      const { error } = response.body as { error: { details: { field?: string } } };
      expect([response.status, error.details.field]).toEqual([400, field]);
    }
    await saving(secretary, '', {}).expect(400);
    await saving(secretary, '没有这本台账', {}, '/registers/official-document/nothing/views').expect(404);
  });
});

describe('exports', () => {
  it('D.3-39 · a card of another unit is in no register, count or export; nothing without the action', async () => {
    for (const name of ['all', 'issued', 'published', 'attributes', 'seals']) {
      const { data } = await register(name, '', outsider);
      expect([name, data]).toEqual([name, { rows: [], total: 0, more: false, next: null }]);
      const { content, status } = await file(outsider, `/registers/official-document/${name}/export?format=csv`);
      expect([name, status, content.toString('utf8').trim().split('\r\n').length]).toEqual([name, 200, 1]);
    }
    const board = (await file(outsider, '/boards/official-document/export?format=csv')).content.toString('utf8');
    expect(board.trim().split('\r\n')).toHaveLength(1);
    expect((await file(clerk, '/boards/official-document/export?format=csv')).content.toString('utf8')).toContain('尚在拟稿的通知');
    expect((await register('all', '', reader)).status).toBe(200);
    expect((await file(reader, '/registers/official-document/all/export?format=csv')).status).toBe(403);
    expect((await file(reader, '/boards/official-document/export?format=csv')).status).toBe(403);
  });

  it('D.3-23 · is exactly what is filtered, across windows, in both formats, defused; and is recorded with who, what and how many', async () => {
    const query = 'stage=drafting&unit=test-many';
    const { content, headers } = await file(secretary, `/registers/official-document/all/export?format=csv&${query}`);
    expect(headers['content-disposition']).toContain(encodeURIComponent('公文公开-全部公文-2026-09-30.csv'));
    expect(headers['cache-control']).toBe('no-store');
    const lines = content.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(121);
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(120);

    const book = new ExcelJS.Workbook();
    const workbook = await file(secretary, `/registers/official-document/published/export?format=xlsx&unit=${SECTION}`);
    await book.xlsx.load(workbook.content as unknown as ArrayBuffer);
    const about = JSON.stringify(book.getWorksheet('说明')?.getSheetValues());
    expect(about).toContain('公文公开 · 公开台账');
    expect(about).toMatch(/2026-09-30 1\d:\d\d/);
    const sheet = book.worksheets[1];
    const header = (sheet?.getRow(1).values as string[]).map(String);
    expect(sheet?.getRow(2).getCell(header.indexOf('标题')).value).toBe(`'=HYPERLINK("http://example.invalid")`);
    const published = header.findIndex((title) => title === '门户发布日期');
    expect(sheet?.getRow(2).getCell(published).value).toEqual(new Date('2026-09-30T00:00:00Z'));

    const rows = (await app.strapi.db.connection('workboard_log').where({ event: 'export.make' }).orderBy('seq', 'desc').limit(2)) as {
      actor_id: number;
      workflow: string;
      comment: string;
    }[];
    expect(rows.map(({ actor_id, workflow, comment }) => ({ actor_id, workflow, ...(JSON.parse(comment) as object) }))).toEqual([
      {
        actor_id: secretary.id,
        workflow: 'official-document',
        what: 'register.published',
        format: 'xlsx',
        filter: { unit: SECTION },
        rows: 1,
      },
      {
        actor_id: secretary.id,
        workflow: 'official-document',
        what: 'register.all',
        format: 'csv',
        filter: { stage: 'drafting', unit: 'test-many' },
        rows: 120,
      },
    ]);
    expect((await app.workboard.verifyLog()).ok).toBe(true);
  });

  it('D.3-23 · of a board is its filter in the languages of the house, and knows no other parameter', async () => {
    const { content } = await file(secretary, '/boards/official-document/export?format=csv&q=拟稿&locale=en');
    const lines = content.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Number,Title,Stage');
    expect(lines[1]).toContain('尚在拟稿的通知,Drafting');
    expect((await get(secretary, '/boards/official-document/export?format=pdf')).error?.details.field).toBe('format');
    expect((await get(secretary, '/boards/official-document/export?format=csv&size=1')).error?.details.field).toBe('size');
  });
});
