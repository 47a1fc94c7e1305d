import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { createCursorSeal } from '../../../public/cursor';
import type { DoorContext } from '../../../public/door/read-request';
import { serveDoor } from '../../../public/door/serve-door';
import { CONSULTATION, documentIdIn } from '../public-draft';
import { readClauses } from '../read-clauses';
import { readFeedback } from '../read-feedback';
import { readReleased } from '../read-released';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const seal = createCursorSeal(strapi.config.get('server.app.keys'));
  const door = serveDoor(strapi, 'comments', (ctx: DoorContext) => {
    const documentId = documentIdIn(ctx.params);
    return documentId === null ? undefined : { uid: CONSULTATION, documentId };
  });
  const read =
    (work: (documentId: string, querystring: string) => Promise<object | null>) =>
    (ctx: Context): Promise<unknown> =>
      answer(ctx, async () => {
        const documentId = documentIdIn(ctx.params);
        return documentId === null ? null : work(documentId, ctx.request.querystring);
      });
  return {
    form: door.form,
    challenge: door.challenge,
    open: door.open,
    status: door.status,
    clauses: read((documentId, querystring) => readClauses(strapi, documentId, querystring)),
    feedback: read((documentId, querystring) => readFeedback(strapi, documentId, querystring)),
    released: read((documentId, querystring) => readReleased(strapi, documentId, querystring, seal)),
  };
};
