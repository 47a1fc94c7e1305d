import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../../../engine/seal/canonical-json';
import { personsScope } from '../../../../engine/notice/compiled-notice';
import { mergeData } from '../../../../engine/notice/merge-data';
import { ExpressionError } from '../../../../engine/expression';
import type { MergeData, NoticeContext, NoticeDefinition, Period } from '../../../../engine/notice/types';
import type { Answers } from '../../../../engine/form/types';
import type { Actor, Person, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { hash } from '../../platform/hash';
import type { Trx } from '../../platform/transaction';
import { nextNumber, type SeriesConfig } from '../number/service';
import { fileNameFor } from './file-name';
import { writeFile } from './notice-files';
import { orderPdf } from './pdf';
import { renderDocx } from './render-docx';
import { insertNotice, newestOf, type About, type NoticeRow } from './repository';
import { namesOf } from '../people/service';
import { templateFor } from './template-store';

/** Which version is being made: its number is taken before the log's head is locked, the rest is written after. */
export interface Planned {
  version: number;
  number: string | null;
  /** Version it takes the place of. */
  supersedes: number | null;
  /** Answers of the form it was first made with. */
  answers: Answers;
}

/**
 * Plans the next version of a notice. A new document takes the next number of its series; one that is made again keeps its own.
 * @param again made again, rather than anew by an event
 */
export async function planVersion(
  container: Container,
  trx: Trx,
  input: { notice: NoticeDefinition; about: About; again: boolean; answers: Answers; year: number },
): Promise<Planned> {
  const { notice, about, again, answers, year } = input;
  const last = await newestOf(trx, notice.key, about);
  const version = (last?.version ?? 0) + 1;
  const series = container.strapi.config.get('plugin::workboard.series') as Record<string, SeriesConfig>;
  if (notice.series !== undefined && !(again && last)) {
    return { version, number: await nextNumber(trx, series, { series: notice.series, year }), supersedes: null, answers };
  }
  return {
    version,
    number: last?.number ?? null,
    supersedes: last?.id ?? null,
    answers: again && last ? (JSON.parse(last.answers) as Answers) : answers,
  };
}

export interface VersionInput {
  notice: NoticeDefinition;
  workflow: WorkflowDefinition;
  card: number | null;
  period: Period | null;
  /** What the file is called after: the card's number or title. */
  called: string | null;
  planned: Planned;
  context: NoticeContext;
  actor: Actor;
  /** In whose stead (代); null for the actor's own right. */
  principal: Person | null;
  at: string;
}

/** A version, rendered and not yet written. */
export interface Rendered {
  /** What everybody who sees the version may read: masks in the place of what persons told of themselves. */
  data: MergeData;
  /** The document itself bears it. */
  personal: boolean;
  bytes: Buffer;
  sha256: string;
  template: { version: number; hash: string };
}

/**
 * Evaluates the fields and fills the template. A personal notice of a card whose vault holds something is filled with it.
 * @throws BadRequest that names the field that cannot be shown, and where the vault's data was erased
 */
export async function renderVersion(
  container: Container,
  { notice, workflow, card, context }: Pick<VersionInput, 'notice' | 'workflow' | 'card' | 'context'>,
): Promise<Rendered> {
  const data = await dataOf(container, notice, context);
  const told = notice.personal && card !== null ? await container.vault.toldOf(card, 'plain') : null;
  const { row, bytes: template } = await templateFor(container, workflow.key, notice);
  const bytes = told
    ? await renderDocx(
        template,
        await dataOf(container, notice, { ...context, persons: personsScope(notice, told) }),
        randomBytes(16).toString('hex'),
      )
    : await renderDocx(template, data);
  return { data, personal: told !== null, bytes, sha256: hash('sha256', bytes), template: { version: row.version, hash: row.hash } };
}

/** Merge data of a notice. @throws BadRequest that names the field that cannot be shown */
export async function dataOf(container: Container, notice: NoticeDefinition, context: NoticeContext): Promise<MergeData> {
  const units = await container.units.titles();
  const unit = (key: string) => units.get(key);
  try {
    // Whom the fields name is known once they are evaluated; names are read then, in one statement, and none if nobody is.
    const named = new Set<number>();
    const data = mergeData(notice, context, { unit, person: (id) => void named.add(id) });
    if (named.size === 0) return data;
    const people = await namesOf(container.strapi, [...named]);
    return mergeData(notice, context, { unit, person: (id) => people.get(id) });
  } catch (error) {
    if (error instanceof ExpressionError) throw new BadRequest(`${error.text['zh-Hans']} / ${error.text.en}`);
    throw error;
  }
}

/** Writes a version with its DOCX, and orders its PDF where this machine makes them. */
export async function writeVersion(
  container: Container,
  trx: Trx,
  input: VersionInput,
  rendered: Rendered,
  logSeq: number,
): Promise<number> {
  const { notice, workflow, card, period, called, planned, actor, principal, at } = input;
  const row: Omit<NoticeRow, 'id'> = {
    card_id: card,
    workflow: workflow.key,
    key: notice.key,
    period_from: period?.from ?? null,
    period_until: period?.until ?? null,
    version: planned.version,
    number: planned.number,
    title: JSON.stringify(notice.title),
    file_name: fileNameFor(notice.title['zh-Hans'], planned.number ?? called, planned.version),
    template_version: rendered.template.version,
    template_hash: rendered.template.hash,
    answers: JSON.stringify(planned.answers),
    data: JSON.stringify(rendered.data),
    data_hash: hash(container.hash, canonicalJson(JSON.parse(JSON.stringify(rendered.data)))),
    made_at: at,
    made_by: actor.id,
    made_by_name: actor.name,
    made_for_name: principal?.name ?? null,
    log_seq: logSeq,
    supersedes: planned.supersedes,
    personal: rendered.personal,
  };
  const id = await insertNotice(trx, row);
  const { bytes, sha256 } = rendered;
  await writeFile(container, trx, { ...row, id }, { format: 'docx', bytes, sha256, made_at: at });
  await orderPdf(container, trx, id);
  return id;
}
