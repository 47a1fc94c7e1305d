import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { openAttachment } from '../../plugins/workboard/server/src/features/attachment/open-attachment';
import { addAttachment } from '../../plugins/workboard/server/src/features/attachment/service';
import { createVaultService } from '../../plugins/workboard/server/src/features/vault/service';
import { readKeys } from '../../plugins/workboard/server/src/features/vault/keys';
import { failure } from '../helpers/failure';
import { pdf } from '../helpers/office-files';
import { CANARY, loadPersonalPack } from '../helpers/personal-pack';
import { startApp, type TestApp } from '../helpers/strapi';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64url')}`;
const OLD = key('old', 1);
const NEW = key('new', 2);

let app: TestApp;
/** What the application reads at its next start: `startApp` sets it anew from these. */
const env: Record<string, string> = { PERSONAL_DATA_KEYS: OLD };

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00', env });
}, 240_000);

afterAll(() => app.stop());

async function restartWith(keys: string): Promise<void> {
  env.PERSONAL_DATA_KEYS = keys;
  app = await app.restart();
}

test('G-44 N-18 · keys rotate: the new one encrypts, the old one reads, and is needed no longer when the night’s job has run', async () => {
  const pack = await loadPersonalPack(app);
  const { id } = await pack.open();
  await pack.fire(id, 'note', CANARY);
  const other = await pack.open();
  await pack.fire(other.id, 'note', { number: CANARY.number });
  const viewer = { actor: app.workboard.system('系统（测试）'), keeper: false };
  const given = { name: `${CANARY.name}.pdf`, bytes: pdf('身份证'), declared: null };
  const { id: file } = await addAttachment(containerOf(app.strapi), viewer, { card: id, file: given, supersedes: null, personal: null });
  await restartWith(`${NEW},${OLD}`);
  const { vault } = containerOf(app.strapi);
  const keys = () => app.strapi.db.connection('workboard_vault').distinct().orderBy('key_id').pluck<string[]>('key_id');
  expect(await keys()).toEqual(['old']);
  // Between the rotation and the night's job: who is filed now is found by what lies under the old key, and the other way round.
  const again = await loadPersonalPack(app);
  const later = await again.open();
  await again.fire(later.id, 'note', { number: CANARY.number });
  await again.remove();
  expect(await keys()).toEqual(['new', 'old']);
  const cards = async (card: number) => (await vault.samePerson(card, 'applicant')).map(({ cardId }) => cardId);
  expect(await cards(later.id)).toEqual([other.id, id]);
  expect(await cards(id)).toEqual([later.id, other.id]);
  await vault.rekey();
  await vault.rekey();
  expect(await keys()).toEqual(['new']);
  expect(await cards(id)).toEqual([later.id, other.id]);
  await restartWith(NEW);
  const read = await openAttachment(containerOf(app.strapi), viewer, { card: id, attachment: file, reason: '核对' });
  expect([read.name, read.bytes.equals(given.bytes)]).toEqual([given.name, true]);
  const seen = await containerOf(app.strapi).vault.reveal(viewer, { card: id, person: 'applicant', reason: '核对' });
  expect(Object.fromEntries(seen.values.map(({ key: name, value }) => [name, value]))).toEqual(CANARY);
  await pack.remove();
}, 240_000);

test('G-44 · what lies under a key that is not configured is refused with a sentence that names it', async () => {
  await app.strapi.db.connection('workboard_vault').where({ version: 1 }).update({ key_id: 'lost' });
  expect(await failure(containerOf(app.strapi).vault.assertReadable())).toMatch(/lost.*PERSONAL_DATA_KEYS.*恢复/);
  await app.strapi.db.connection('workboard_vault').update({ key_id: 'new' });
  expect(await failure(containerOf(app.strapi).vault.assertReadable())).toBeNull();
});

test('G-44 · without a key no file is taken in: 503 with the cure, and nothing is stored', async () => {
  const pack = await loadPersonalPack(app);
  const { id: card } = await pack.open();
  const house = containerOf(app.strapi);
  const bare = { ...house, vault: createVaultService(() => house, []) };
  const viewer = { actor: app.workboard.system('系统（测试）'), keeper: false };
  const file = { name: '身份证.pdf', bytes: pdf('身份证'), declared: null };
  const count = async () => (await app.strapi.db.connection('workboard_attachments').where({ card_id: card })).length;
  await expect(addAttachment(bare, viewer, { card, file, supersedes: null, personal: null })).rejects.toMatchObject({
    status: 503,
    message: expect.stringContaining('PERSONAL_DATA_KEYS') as unknown,
  });
  expect(await count()).toBe(0);
  await addAttachment(house, viewer, { card, file, supersedes: null, personal: null });
  expect(await count()).toBe(1);
  await pack.remove();
});

test('G-44 · a key that cannot be read is named by its place, never by itself', () => {
  const secret = 'c2hvcnQ';
  expect(() => readKeys([OLD, `bad:${secret}`])).toThrow(/entry 2 of PERSONAL_DATA_KEYS/);
  expect(() => readKeys([`bad:${secret}`])).not.toThrow(secret);
  expect(() => readKeys([OLD, OLD])).toThrow('two keys');
  expect(readKeys([])).toEqual([]);
});
