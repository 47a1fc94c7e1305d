/** Strapi's own publication, for `publish.bench.ts`: a plain application (`stock-app.ts`) that publishes entries when its parent says so. */
import { createStrapi } from '@strapi/strapi';
import { countStatements } from '../helpers/statements';
import { measurePublications, type Publications } from './measure-publications';

type Documents = Record<'create' | 'publish', (params: object) => Promise<{ documentId: string }>>;

void (async () => {
  const folder = process.env.STOCK_APP ?? '';
  const strapi = await createStrapi({ appDir: folder, distDir: folder, autoReload: false, serveAdminPanel: false }).load();
  const of = (uid: string) => strapi.documents(uid as never) as unknown as Documents;
  const tag = await of('api::tag.tag').create({ data: { name: '停车' } });
  const unit = await of('api::unit.unit').create({ data: { name: '办公室' } });
  const documents = of('api::document.document');
  const draft = (data: object, related: boolean) =>
    documents.create({ data: { ...data, ...(related ? { tags: [tag.documentId], unit: unit.documentId } : {}) } });
  process.on('message', ({ count, data, related }: { count: number; data: object; related: boolean }) => {
    const ways = {
      prepare: () => draft(data, related),
      publish: ({ documentId }: { documentId: string }) => documents.publish({ documentId }),
      count: (work: () => Promise<unknown>) => countStatements(strapi, work).then(({ statements }) => statements.length),
    };
    void measurePublications(count, ways).then((result: Publications) => process.send?.({ result }));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: true });
})();
