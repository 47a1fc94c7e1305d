import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Answers } from '../../../../engine/form/types';
import type { Actor } from '../../../../engine/workflow/types';
import type { FireAnswer } from '../../../../shared/contract';
import { containerOf, type Container } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { assertActs, noSuchCard, viewerOf } from '../../platform/viewer';
import { assignCard } from './assign-card';
import { previewEvent } from './preview-event';
import { parentOf } from './parent-of';
import { presentCards } from './present-cards';
import { readCard, readSubjectCard } from './read-card';
import { readClauses } from './read-clauses';
import { readPermitted } from './read-permitted';
import type { Fired } from './service';
import { undoOffer } from './undo';

const NONE = z.strictObject({});
const REVISION = z.number().int().positive();
/** The form itself is checked against its definition when the event is fired. */
const FORM = z.custom<Answers>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object of answers',
);
const FIRE = z
  .strictObject({ expectedRevision: REVISION.optional(), form: FORM.optional(), undo: z.literal(true).optional() })
  .refine(
    ({ undo, expectedRevision }) => !undo || expectedRevision !== undefined,
    'undo needs the expectedRevision of the step to be taken back',
  );
const PREVIEW = z.strictObject({ form: FORM.optional() });
const OPEN = z.strictObject({ event: keyText, form: FORM.optional(), under: z.number().int().positive().optional() });
const ASSIGN = z.strictObject({ expectedRevision: REVISION, assignee: z.number().int().positive().nullable() });
const SUBJECT = z.object({
  uid: z.string().regex(/^[\w:.-]{1,120}$/, 'must be a content type'),
  documentId: z.string().regex(/^\w{1,64}$/, 'must be the id of an entry'),
});

export function cardController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readCard(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },

    async clauses(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readClauses(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },

    async permitted(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readPermitted(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },

    async ofSubject(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { uid, documentId } = parse(SUBJECT, ctx.params);
      const container = containerOf(strapi);
      ctx.body = { data: await readSubjectCard(container, await viewerOf(container, ctx), uid, documentId) };
    },

    async open(ctx: RequestContext) {
      const { event, form, under } = parse(OPEN, ctx.request.body);
      const container = containerOf(strapi);
      const viewer = await viewerOf(container, ctx);
      assertActs(viewer);
      const fired = await container.cards.open(inPath(ctx, 'workflow', keyText), {
        event,
        actor: viewer.actor,
        ...(form === undefined ? {} : { form }),
        ...(under === undefined ? {} : { parent: await parentOf(container, viewer, under) }),
      });
      ctx.body = { data: await answerOf(container, fired, viewer.actor) };
    },

    async fire(ctx: RequestContext) {
      const { expectedRevision, form, undo } = parse(FIRE, ctx.request.body ?? {});
      const [id, event] = [inPath(ctx, 'id', idText), inPath(ctx, 'event', keyText)];
      const container = containerOf(strapi);
      const viewer = await viewerOf(container, ctx);
      assertActs(viewer);
      const given = {
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
        ...(form === undefined ? {} : { form }),
        ...(undo === undefined ? {} : { undo }),
      };
      ctx.body = {
        data: await answerOf(container, await container.cards.fire(id, { event, actor: viewer.actor, ...given }), viewer.actor),
      };
    },

    async preview(ctx: RequestContext) {
      const { form } = parse(PREVIEW, ctx.request.body ?? {});
      const input = { card: inPath(ctx, 'id', idText), event: inPath(ctx, 'event', keyText), form: form ?? {} };
      const container = containerOf(strapi);
      ctx.body = { data: await previewEvent(container, await viewerOf(container, ctx), input) };
    },

    async assign(ctx: RequestContext) {
      const input = parse(ASSIGN, ctx.request.body);
      const container = containerOf(strapi);
      ctx.body = { data: await assignCard(container, await viewerOf(container, ctx), { card: inPath(ctx, 'id', idText), ...input }) };
    },
  };
}

/** What became of a step, as the board shows it. */
async function answerOf(container: Container, fired: Fired, actor: Actor): Promise<FireAnswer> {
  const workflow = await container.workflows.version(fired.card.workflow, fired.card.workflow_version);
  const [card] = await presentCards(container, [fired.card]);
  if (!card) throw noSuchCard(fired.card.id);
  const warnings = await container.cards.explain(fired.warnings, { workflow, event: fired.event, card: fired.card });
  return { card, from: fired.from, to: fired.card.stage, warnings, undo: await undoOffer(container, fired, actor) };
}
