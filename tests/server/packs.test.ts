import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { createStaff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack, type TinyPack } from '../helpers/tiny-pack';

let app: TestApp;
let pack: TinyPack;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  pack = await makeTinyPack(app);
});

afterAll(async () => {
  await pack.remove();
  await app.stop();
});

afterEach(() => jest.restoreAllMocks());

const table = (name: 'workflows' | 'forms') => app.strapi.db.connection(`workboard_${name}`);
const versions = async (name: 'workflows' | 'forms', key: string) =>
  ((await table(name).where({ key }).orderBy('version').select('version')) as { version: number }[]).map(({ version }) => version);
const dueOn = async (id: number) =>
  ((await app.strapi.db.connection('workboard_cards').where({ id }).first('due_on')) as { due_on: string }).due_on;
const lastForm = async (card: number) =>
  (await app.strapi.db
    .connection('workboard_log')
    .where({ card_id: card })
    .orderBy('seq', 'desc')
    .first('form_key', 'form_version')) as object;

/** What was said to the log of errors while `work` ran. */
async function errorsDuring(work: () => Promise<unknown>): Promise<string> {
  const said = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
  await work();
  return JSON.stringify(said.mock.calls);
}

describe('a pack that never ran', () => {
  it('stops the start with every reason, file and line, while it is broken', async () => {
    await pack.write({ 'to: done': 'to: dne', 'type: number': 'type: nmber' });
    const failure = await pack.load().then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(failure).toContain('tiny/workflow.yaml:27: events.close.to: 没有阶段“dne”');
    expect(failure).toContain('tiny/forms/extend.yaml:4: fields.0.type');
    expect(await versions('workflows', 'tiny')).toEqual([]);
  });

  it('R-META-07 · is refused for a clause that the clauses of the office do not know', async () => {
    await pack.write({ 'R-FOI-26': 'R-FOI-99' });
    await expect(pack.load()).rejects.toThrow('tiny/workflow.yaml:8: clocks.reply: 没有条款“R-FOI-99”');
  });

  it('is refused if its folder bears another name', async () => {
    await pack.write({ 'key: tiny': 'key: tinier' });
    await expect(pack.load()).rejects.toThrow('流程标识“tinier”须与文件夹名“tiny”相同');
  });
});

describe('versions', () => {
  it('two packs with a form of one key: the second is refused, or each start would make a version of both', async () => {
    await pack.write();
    await expect(pack.loadWithTwin()).rejects.toThrow('twin/forms:1: note: 表单标识“note”已用于流程包“tiny”，请换一个');
    expect(await versions('forms', 'note')).toEqual([1]);
    expect(await versions('workflows', 'twin')).toEqual([]);
  });

  let old: { id: number };

  beforeAll(async () => {
    await pack.write();
    await pack.load();
    old = await pack.open();
  });

  it('a pack that did not change makes no version, and neither do those of the office', async () => {
    const before = [await table('workflows').count('* as n'), await table('forms').count('* as n')];
    await pack.load();
    app = await app.restart();
    await pack.remove();
    pack = await makeTinyPack(app);
    await pack.write();
    await pack.load();
    expect([await table('workflows').count('* as n'), await table('forms').count('* as n')]).toEqual(before);
    expect(await versions('workflows', 'tiny')).toEqual([1]);
  });

  it('a changed pack is version 2: running cards keep their steps and clocks, new ones take the new', async () => {
    await pack.write({ 'workdays: 20 ': 'workdays: 5 ', '  corrected: {': '  renamed: {', 'on: corrected': 'on: renamed' });
    await pack.load();
    const fresh = await pack.open();
    expect(await versions('workflows', 'tiny')).toEqual([1, 2]);
    expect(await versions('forms', 'note')).toEqual([1]);
    // 1–7 October are a holiday, the 10th is made up: the first workday after the 30th is the 8th.
    expect([await dueOn(old.id), await dueOn(fresh.id)]).toEqual(['2026-11-03', '2026-10-13']);
    await pack.fire(old.id, 'corrected');
    expect(await dueOn(old.id)).toBe('2026-11-03');
    await expect(pack.fire(fresh.id, 'corrected')).rejects.toMatchObject({ status: 422 });
    await expect(pack.fire(old.id, 'renamed')).rejects.toMatchObject({ status: 422 });
  });

  it('a changed form is a new version of the workflow too: a running card is asked what it was asked before', async () => {
    await pack.write({ 'label: 内容 }': 'label: 内容, required: true }' });
    await pack.load();
    const fresh = await pack.open();
    expect(await versions('forms', 'note')).toEqual([1, 2]);
    await pack.fire(old.id, 'note');
    expect(await lastForm(old.id)).toEqual({ form_key: 'note', form_version: 1 });
    await expect(pack.fire(fresh.id, 'note')).rejects.toMatchObject({ status: 422 });
    await pack.fire(fresh.id, 'note', { text: '已电话告知' });
    expect(await lastForm(fresh.id)).toEqual({ form_key: 'note', form_version: 2 });

    const keeper = await createStaff(app, { name: 'keeper', roles: ['strapi-super-admin'] });
    const asked = async (query: string) => {
      const { body } = await app.request.get(`/workboard/forms/note${query}`).set('Authorization', keeper.bearer).expect(200);
      return (body as { data: { definition: { version: number } } }).data.definition.version;
    };
    expect([await asked(`?card=${old.id}`), await asked(`?card=${fresh.id}`), await asked('')]).toEqual([1, 2, 2]);
  });

  it('a broken pack is refused with file, line and reason in the log; the stored version keeps running', async () => {
    const before = await versions('workflows', 'tiny');
    await pack.write({ 'from: open, to: done': 'from: opn, to: done', 'label: 内容 }': 'label: 内容, max: 3 }' });
    const said = await errorsDuring(() => pack.load());
    expect(said).toContain(`version ${String(before.at(-1))} stays`);
    expect(said).toContain('tiny/workflow.yaml:27: events.close.from: 没有阶段“opn”');
    expect(await versions('workflows', 'tiny')).toEqual(before);
    const fresh = await pack.open();
    await pack.fire(fresh.id, 'note', { text: '仍按原来的表单办理' });
    expect(await pack.fire(fresh.id, 'close')).toMatchObject({ stage: 'done' });
  });
});

describe('packs that were read and found sound', () => {
  const title = () => containerOf(app.strapi).workflows.newest('tiny').title['zh-Hans'];
  /** Whether the packs themselves are read shows in which of two titles comes back: that of the file, or one that only the stored definition has. */
  const markStored = async () => {
    const newest = { key: 'tiny', version: (await versions('workflows', 'tiny')).at(-1) };
    const { definition } = (await table('workflows').where(newest).first('definition')) as { definition: string };
    await table('workflows')
      .where(newest)
      .update({ definition: JSON.stringify({ ...(JSON.parse(definition) as object), title: { 'zh-Hans': '只存于库中', en: 'stored' } }) });
  };

  beforeEach(async () => {
    await pack.write();
    await pack.load();
    await markStored();
  });

  it('are not read again as long as nothing changed, and are after the smallest change of a file', async () => {
    await pack.load();
    expect(title()).toBe('只存于库中');
    await pack.write({ 'key: note': 'key: note # 无关' });
    await pack.load();
    expect(title()).toBe('小流程');
    await markStored();
    await pack.share('fields.yaml', '{} # 各包共用\n');
    await pack.load();
    expect(title()).toBe('小流程');
  });

  it('R-META-07 · are read and refused when a clause is gone that they name', async () => {
    const clauses = app.strapi.db.connection('policy_clauses').where({ clause_id: 'R-FOI-26' });
    const rows = (await clauses.clone().select('*')) as object[];
    await clauses.clone().delete();
    // At every start anew, as with any broken pack.
    for (const _ of ['first', 'second']) expect(await errorsDuring(() => pack.load())).toContain('没有条款“R-FOI-26”');
    await app.strapi.db.connection('policy_clauses').insert(rows);
    await pack.load();
    expect(title()).toBe('小流程');
  });

  it('are read again when a stored version is missing', async () => {
    await table('forms').where({ key: 'note' }).delete();
    await pack.load();
    expect([title(), await versions('forms', 'note')]).toEqual(['小流程', [1]]);
  });
});
