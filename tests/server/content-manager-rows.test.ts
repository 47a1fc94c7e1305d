import { createAccessRoles } from '../../src/seeds/demo/access-roles';
import { draftDocument, SECTION, setUpOffice } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENTS = '/content-manager/collection-types/api::document.document';

let app: TestApp;
/** Clerk of the section whose draft is asked for, clerk of another section, and the secretariat, whose role is office-wide. */
let own: Staff;
let other: Staff;
let whole: Staff;
let documentId: string;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  const office = await setUpOffice(app);
  const roles = await createAccessRoles(app.strapi);
  own = await hire('own', roles.draft, { role: 'handling_clerk', unit: SECTION });
  other = await hire('other', roles.draft, { role: 'handling_clerk', unit: 'test-other' });
  whole = await hire('whole', roles.publish, { role: 'secretariat', unit: 'test-secretariat' });
  documentId = (await draftDocument(app, office)).documentId;
});

afterAll(() => app.stop());

async function hire(name: string, accessRole: number, membership: { role: string; unit: string }): Promise<Staff> {
  const staff = await createStaff(app, { name });
  const users = app.strapi.service('admin::user') as unknown as { updateById(id: number, values: object): Promise<unknown> };
  await users.updateById(staff.id, { roles: [accessRole] });
  await app.workboard.grantMembership({ user: staff.id, ...membership });
  return staff;
}

const listed = async (who: Staff): Promise<string[]> => {
  const { body } = await app.request.get(`${DOCUMENTS}?pageSize=100`).set('Authorization', who.bearer).expect(200);
  return (body as { results: { documentId: string }[] }).results.map((entry) => entry.documentId);
};

const title = async () =>
  ((await app.strapi.db.query('api::document.document').findOne({ where: { documentId } })) as { title: string }).title;

test('the content manager lists the drafts of own units; another unit’s draft is not listed', async () => {
  expect(await listed(own)).toContain(documentId);
  expect(await listed(other)).not.toContain(documentId);
});

test('an office-wide role sees the drafts of every unit', async () => {
  expect(await listed(whole)).toContain(documentId);
  await app.request.get(`${DOCUMENTS}/${documentId}`).set('Authorization', whole.bearer).expect(200);
});

test('another unit’s draft is neither read, changed nor published by its address', async () => {
  const before = await title();
  await app.request.get(`${DOCUMENTS}/${documentId}`).set('Authorization', own.bearer).expect(200);
  await app.request.get(`${DOCUMENTS}/${documentId}`).set('Authorization', other.bearer).expect(403);
  await app.request.put(`${DOCUMENTS}/${documentId}`).set('Authorization', other.bearer).send({ title: '改过的标题' }).expect(403);
  await app.request.post(`${DOCUMENTS}/${documentId}/actions/publish`).set('Authorization', other.bearer).send({}).expect(403);
  expect(await title()).toBe(before);
  await app.request.put(`${DOCUMENTS}/${documentId}`).set('Authorization', own.bearer).send({ summary: '本单位改过的概述。' }).expect(200);
});

test('what a clerk creates in the content manager is the clerk’s own to read', async () => {
  const { body } = await app.request
    .post(DOCUMENTS)
    .set('Authorization', own.bearer)
    .send({
      title: '新建的草稿（测试）',
      kind: 'general',
      issuedInNameOf: 'district_government_office',
      leadDraftingUnit: SECTION,
      handlingSection: SECTION,
    })
    .expect(201);
  const created = (body as { data: { documentId: string } }).data.documentId;
  expect(await listed(own)).toContain(created);
  expect(await listed(other)).not.toContain(created);
});

test('rules of the house are read by staff and changed by nobody of them', async () => {
  const clauses = '/content-manager/collection-types/api::policy-clause.policy-clause';
  const { body } = await app.request.get(clauses).set('Authorization', own.bearer).expect(200);
  const [clause] = (body as { results: { documentId: string }[] }).results;
  for (const who of [own, whole]) {
    await app.request.put(`${clauses}/${clause?.documentId}`).set('Authorization', who.bearer).send({ text: '改过的条文' }).expect(403);
    await app.request.delete(`${clauses}/${clause?.documentId}`).set('Authorization', who.bearer).expect(403);
  }
});

test('a clerk opens no settings of the system', async () => {
  for (const address of [
    '/admin/api-tokens',
    '/admin/webhooks',
    '/admin/transfer/tokens',
    '/admin/roles',
    '/admin/users',
    '/content-type-builder/schema',
  ]) {
    const { status } = await app.request.get(address).set('Authorization', own.bearer);
    expect([address, status]).toEqual([address, 403]);
  }
});
