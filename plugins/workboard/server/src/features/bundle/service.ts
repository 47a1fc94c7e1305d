import { Readable } from 'node:stream';
import type { MissingPart } from '../../../../engine/bundle';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BundleOverview } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Forbidden, NotFound, Refusal } from '../../platform/errors';
import { inTransaction, lockUntilCommit } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { recordBeside } from '../card/record-beside';
import { maySee } from './collect';
import { missingOf } from './completeness';
import { makeBundle } from './make-bundle';
import { BUNDLE_JOB, bundleOf, bundlesOf, readChunk, triesOf, type BundleRow } from './repository';

export interface BundleService {
  /** What is missing in a card's file, for guards: `missing` titles, `list` in one sentence. */
  fact(uid: string, documentId: string): Promise<Value>;
  /** Tells the job queue who makes case files. Called once, when the container is made. */
  registerJobs(): void;
}

/** Case files (案卷): everything of a card, numbered, in one archive that never changes (X-15, R-FOI-28). */
export function createBundleService(container: () => Container): BundleService {
  return {
    async fact(uid, documentId) {
      const row = documentId === '' ? null : await container().cards.find(uid, documentId);
      if (!row) return { missing: [], list: '' };
      const viewer: Viewer = { actor: container().members.system('bundle'), keeper: true };
      const { card, workflow, history } = await container().cards.seen(row.id, viewer);
      const titles = (await missingOf(container(), { row: card, workflow, history })).map(({ title }) => title['zh-Hans']);
      return { missing: titles, list: titles.join('；') };
    },
    registerJobs: () => container().jobs.register(BUNDLE_JOB, (job) => makeBundle(container(), job), { slow: true }),
  };
}

/** The case file of a card: what it lacks, and its versions. Null where there is none, or not for this person. @throws NotFound */
export async function readBundles(container: Container, viewer: Viewer, card: number): Promise<BundleOverview | null> {
  const { card: row, workflow, history } = await container.cards.seen(card, viewer);
  if (!workflow.bundle || !mayMake(workflow, row, viewer)) return null;
  const missing = await missingOf(container, { row, workflow, history });
  const [last] = await triesOf(container.strapi, card);
  return {
    title: workflow.bundle.title,
    missing: await explained(container, { workflow, row, missing }),
    versions: (await bundlesOf(container.strapi, card)).map((one) => ({
      id: one.id,
      version: one.version,
      fileName: `${one.file_name}.zip`,
      madeAt: one.made_at,
      madeBy: one.made_by_name,
      size: Number(one.size),
      files: one.files,
      sha256: one.sha256,
      incomplete: Boolean(one.incomplete),
      unconverted: (JSON.parse(one.contents) as { unconverted: string[] }).unconverted.length,
    })),
    making: last?.state === 'waiting' || last?.state === 'running',
    failed: last?.state === 'dead' ? (last.error ?? '') : null,
  };
}

/**
 * Orders a version of the case file. Asked for again while one is being made, it is that one.
 * @throws NotFound · Forbidden · Refusal that lists what is missing, unless `anyway` says why it is made all the same
 */
export async function orderBundle(container: Container, viewer: Viewer, input: { card: number; anyway: string | null }): Promise<void> {
  assertActs(viewer);
  const { card: row, workflow, history } = await container.cards.seen(input.card, viewer);
  if (!workflow.bundle) throw new NotFound('这类办件没有案卷 / Cards of this kind have no case file');
  if (!mayMake(workflow, row, viewer)) throw new Forbidden('您的岗位不能制作这份案卷 / Your office role may not make this case file');
  if (input.anyway !== null)
    await container.sentinel.admitText(input.anyway, { name: 'text', actor: () => Promise.resolve(viewer.actor), subject: null });
  const missing = await missingOf(container, { row, workflow, history });
  if (missing.length > 0 && input.anyway === null) {
    const unmet = await explained(container, { workflow, row, missing });
    const message = '案卷材料不齐：先补齐，或者说明仍然制作的理由 / Something is missing: complete it, or say why it is made all the same';
    throw new Refusal(message, { refused: true, event: BUNDLE_JOB, title: workflow.bundle.title, unmet, warnings: [], fields: [] });
  }
  await inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, `bundle:${row.id}`);
    const tries = await triesOf(container.strapi, row.id);
    if (tries.some(({ state }) => state === 'waiting' || state === 'running')) return;
    const payload = { card: row.id, user: viewer.actor.id, anyway: input.anyway };
    await container.jobs.enqueue(trx, { kind: BUNDLE_JOB, key: `${row.id}:${tries.length + 1}`, payload });
  });
}

/**
 * A version, piece by piece; that it leaves the house is in the log before it does.
 * @throws NotFound also for somebody who may not see all that is in it
 */
export async function handOutBundle(
  container: Container,
  viewer: Viewer,
  input: { card: number; version: number },
): Promise<{ row: BundleRow; bytes: Readable }> {
  assertActs(viewer);
  const { card, workflow } = await container.cards.seen(input.card, viewer);
  const row = await bundleOf(container.strapi, card.id, input.version);
  if (!row || !mayMake(workflow, card, viewer) || !(await maySeeAll(container, viewer, row)))
    throw new NotFound('没有这份案卷 / There is no such case file');
  await inTransaction(container.strapi, async (trx) => {
    const data = { version: row.version, sha256: row.sha256 };
    const at = container.time.instant();
    await recordBeside(container, trx, {
      event: 'bundle.download',
      at,
      card,
      revision: card.revision,
      actor: viewer.actor,
      comment: row.file_name,
      data,
    });
  });
  return { row, bytes: Readable.from(piecesOf(container, row.build), { objectMode: false }) };
}

async function* piecesOf(container: Container, build: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const bytes = await readChunk(container.strapi, build, position);
    if (bytes === null) return;
    yield bytes;
  }
}

/** It was gathered as its maker saw it: somebody who sees less is not handed it. */
async function maySeeAll(container: Container, viewer: Viewer, { contents }: BundleRow): Promise<boolean> {
  const { cards, notices } = JSON.parse(contents) as { cards: number[]; notices: string[] };
  const shown = new Set<string>();
  for (const card of cards) {
    if (!(await maySee(container, viewer, card))) return false;
    const { card: row, workflow } = await container.cards.seen(card, viewer);
    for (const { key } of await container.notices.filed(workflow, row, viewer)) shown.add(`${workflow.key}.${key}`);
  }
  return notices.every((notice) => shown.has(notice));
}

function mayMake(workflow: WorkflowDefinition, { units }: CardRow, { actor, keeper }: Viewer): boolean {
  const by = workflow.bundle?.by ?? [];
  if (keeper) return false;
  if (by.length === 0) return true;
  return actor.memberships.some(({ role, unit }) => by.includes(role) && (workflow.roles[role]?.scope !== 'unit' || units.includes(unit)));
}

function explained(
  container: Container,
  { workflow, row, missing }: { workflow: WorkflowDefinition; row: CardRow; missing: readonly MissingPart[] },
) {
  const unmet = missing.map(({ title, clauses, cure }) => ({
    code: 'guard' as const,
    clauses,
    message: title,
    ...(cure ? { cure } : {}),
  }));
  return container.cards.explain(unmet, { workflow, event: null, card: row });
}
