import { readFileSync } from 'node:fs';
import path from 'node:path';
import rows from '../../database/seeds/policy-clauses.json';
import { seedOffice } from '../../src/seeds/seed-office';
import { startApp, type TestApp } from '../helpers/strapi';

const CLAUSE = 'api::policy-clause.policy-clause';
const DOCUMENT = 'api::document.document';

describe('a first start', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(() => app.stop());

  const documents = () => app.strapi.db.query(DOCUMENT).findMany({ orderBy: 'id' }) as Promise<Record<string, unknown>[]>;

  it('R-META-07 · puts every clause in, word for word, 193 of the office and 36 national ones', async () => {
    const stored = (await app.strapi.db.query(CLAUSE).findMany({ orderBy: 'ordinal' })) as Record<string, unknown>[];
    const plain = stored.map(({ clauseId, origin, policy, text, reading, source, effectiveOn, kinds }) => ({
      clauseId,
      origin,
      policy,
      text,
      reading,
      source,
      effectiveOn,
      kinds,
    }));
    expect(plain).toEqual(rows);
    expect(plain.filter(({ origin }) => origin === 'office')).toHaveLength(193);
  });

  it('R-META-01 R-META-03 R-META-04 R-META-05 R-META-06 R-META-07 · publishes the rule set with its own metadata and whole text', async () => {
    const published = (await documents()).filter(({ publishedAt }) => publishedAt !== null);
    expect(published).toMatchObject([
      {
        title: '黄岩区人民政府办公室信息公开工作制度',
        indexNumber: '12331003E96936103G/2024-154420',
        docNumber: null,
        publisher: 'office',
        documentDate: '2024-05-16',
        disclosureMode: 'proactive',
        audience: 'society',
        body: readFileSync(path.resolve(__dirname, '../../database/seeds/rule-set.txt'), 'utf8'),
      },
    ]);
  });

  it('a second start changes nothing, and what the office renamed stays renamed', async () => {
    const units = app.strapi.db.query('api::organisation.organisation');
    await units.update({ where: { code: 'office-general' }, data: { name: '综合一科' } });
    const before = [await documents(), await app.strapi.db.query(CLAUSE).count()];
    await seedOffice(app.strapi);
    expect([await documents(), await app.strapi.db.query(CLAUSE).count()]).toEqual(before);
    expect(await units.findOne({ where: { code: 'office-general' } })).toMatchObject({ name: '综合一科' });
  });
});
