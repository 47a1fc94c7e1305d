import fc from 'fast-check';
import { startApp, type TestApp } from '../helpers/strapi';
import { documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { concludeReview } from '../helpers/review';
import { tableOf } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';

const UID = 'api::document.document';
const SEED = 20261124;

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

const bodyOf = (variant: number) => `第一条 第${variant}稿正文，为了测试。`;

type Command = { do: 'edit'; variant: number } | { do: 'issue' | 'publish' | 'reseal' | 'republish' | 'review' };

const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), variant: fc.integer({ min: 0, max: 2 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('issue' as const, 'publish' as const, 'reseal' as const, 'republish' as const, 'review' as const),
    }),
  },
);

/** The whole law of R3, beside the product: which text is approved now, and which was reviewed for secrecy last. */
interface Model {
  draft: number;
  approved: number;
  reviewed: number;
  stage: 'approved' | 'issued' | 'published';
  public: number | null;
}

const intact = (model: Model) => model.draft === model.approved;
const reviewed = (model: Model) => model.draft === model.reviewed;

const MAY: Record<Exclude<Command['do'], 'edit'>, (model: Model) => boolean> = {
  issue: (model) => model.stage === 'approved' && intact(model),
  publish: (model) => model.stage === 'issued' && intact(model) && reviewed(model),
  republish: (model) => model.stage === 'published' && intact(model) && reviewed(model),
  reseal: (model) => !intact(model) && reviewed(model),
  review: () => true,
};

function afterwards(model: Model, { do: event }: Command): Model {
  if (event === 'issue') return { ...model, stage: 'issued' };
  if (event === 'publish') return { ...model, stage: 'published', public: model.approved };
  if (event === 'republish') return { ...model, public: model.approved };
  if (event === 'review') return { ...model, reviewed: model.draft };
  return { ...model, approved: model.draft };
}

async function publicBody(documentId: string): Promise<string | null> {
  const row = (await app.strapi.db
    .connection(tableOf(app.strapi, UID).table)
    .where({ document_id: documentId })
    .whereNotNull('published_at')
    .first('body')) as { body: string } | undefined;
  return row?.body ?? null;
}

async function carryOut(card: { id: number; documentId: string }, step: Command): Promise<boolean> {
  const run =
    step.do === 'edit'
      ? app.strapi.documents(UID).update({ documentId: card.documentId, data: { body: bodyOf(step.variant) } as never })
      : step.do === 'review'
        ? concludeReview(app, office, card.id)
        : step.do === 'reseal'
          ? app.workboard.fire(card.id, { event: 'reseal', form: { reason: '内容有改动，重新审定' }, actor: office.leader })
          : app.workboard.fire(card.id, { event: step.do, form: FORMS[step.do] ?? {}, actor: office.secretariat });
  return run.then(
    () => true,
    (error: unknown) => {
      if ((error as { status?: number }).status !== 422) throw error as Error;
      return false;
    },
  );
}

const FORMS: Record<string, Record<string, string>> = {
  issue: { issuedAt: '2026-09-30', numbering: 'assign' },
  publish: { portalPublishedAt: '2026-09-30' },
  republish: { portalPublishedAt: '2026-09-30' },
};

describe('R3 · approval is of content, not of a name', () => {
  it(`R-INT-07, R-SEC-02, N-33, B-01, B-06 · in any order of edits, reviews, decisions and publications only text that was reviewed and approved becomes public (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 12 }), async (commands) => {
        const card = await documentAfter(app, office, 'create', { body: bodyOf(0) });
        for (const step of ['submit_draft', 'opine', 'check', 'approve']) await take(app, office, card.id, step);
        let model: Model = { draft: 0, approved: 0, reviewed: 0, stage: 'approved', public: null };
        for (const step of commands) {
          const allowed = await carryOut(card, step);
          if (step.do === 'edit') model = { ...model, draft: step.variant };
          else {
            expect({ step, model, allowed }).toEqual({ step, model, allowed: MAY[step.do](model) });
            if (allowed) model = afterwards(model, step);
          }
          expect(await publicBody(card.documentId)).toBe(model.public === null ? null : bodyOf(model.public));
        }
      }),
      { seed: SEED, numRuns: 25 },
    );
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });
});
