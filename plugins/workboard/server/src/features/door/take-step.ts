import { createHash, randomBytes } from 'node:crypto';
import { fieldNames } from '../../../../engine/form/field-names';
import type { FormDefinition } from '../../../../engine/form/types';
import type { Actor, EventDefinition } from '../../../../engine/workflow/types';
import { canonicalJson } from '../../../../engine/seal/canonical-json';
import type { Container } from '../../platform/container';
import { BadRequest, StatusError } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import { layBeside } from '../attachment/service';
import type { CardRow } from '../card/card-row';
import { cleanName } from '../file-check/clean-name';
import type { WithDoor } from './find-door';
import { assertPlain } from './public-form';
import { findRequest, reserveRequest, writeAnswer, type RequestRow } from './repository';
import { keyed, type DoorSettings } from './secrets';
import type { DoorStep, GivenUpload, Receipt } from './types';

const DAY = 24 * 3600 * 1000;

/** A receipt; the card is not told outside. */
type WholeReceipt = Receipt & { card: number };

/** As it is kept for the same request again: that brings the files' names along, which say whose they are. */
type KeptReceipt = Omit<WholeReceipt, 'files'>;

export interface Taken {
  receipt: WholeReceipt;
  /** From which the code of a new receipt is made. */
  salt: string;
}

interface Step {
  workflow: WithDoor;
  event: EventDefinition;
  form: FormDefinition | null;
  actor: Actor;
  given: DoorStep;
  /** What the request is about besides its answers: which receipt it belongs to. */
  about: string;
  /** Called once it is known that the request is new, before anything costly. */
  before?: (request: string) => Promise<void>;
  /** Fires the event. */
  fire: (trx: Trx, salt: string) => Promise<CardRow>;
}

/**
 * Carries a step out that came through a door: once for one `Idempotency-Key`, whole or not at all, with the files laid beside the card.
 * @throws BadRequest for what is not of the form · RefusedFile · Classified · Refusal · StatusError 422 for a key that is taken
 */
export async function takeStep(container: Container, settings: DoorSettings, step: Step): Promise<Taken> {
  const { workflow, event, form, given } = step;
  if (form) assertForm(form, given);
  else if (Object.keys(given.answers).length > 0) throw new BadRequest('这个步骤没有表单 / This step has no form', 'answers');
  assertFiles(workflow, given.files);
  const about = [workflow.door.key, event.key];
  const key = keyed(settings.key, 'request-key', [...about, given.requestKey]);
  const request = requestHash(settings, [key, step.about], given);

  const before = await findRequest(container.strapi, key);
  if (before) return answered(before, request, given);
  await step.before?.(request);
  const door = { name: 'attachment', actor: () => Promise.resolve(step.actor), subject: null } as const;
  await container.sentinel.admitText(given.answers, {
    ...door,
    name: 'text',
    names: () => Promise.resolve(fieldNames(form ?? { fields: [] })),
  });
  const admitted: { name: string; mime: string; bytes: Buffer }[] = [];
  for (const file of given.files) {
    const { name, mime } = await container.sentinel.admitFile({ ...file, largest: workflow.door.files.megabytes * 1024 * 1024 }, door);
    admitted.push({ name, mime, bytes: file.bytes });
  }
  return inTransaction(container.strapi, async (trx) => {
    const salt = randomBytes(32).toString('hex');
    const expires = new Date(Date.parse(container.time.instant()) + DAY).toISOString();
    if (!(await reserveRequest(trx, { key, request, salt, answer: '', expires_at: expires }))) {
      const first = await findRequest(container.strapi, key);
      if (!first) throw new Error('a request was answered and is gone');
      return answered(first, request, given);
    }
    const card = await step.fire(trx, salt);
    for (const file of admitted)
      await layBeside(container, trx, {
        card,
        actor: { ...step.actor, holds: card.id },
        file,
        supersedes: null,
        personal: workflow.door.files.personal,
      });
    const receipt = receiptOf(container, workflow, card);
    await writeAnswer(trx, key, JSON.stringify(receipt));
    return { receipt: withFiles(receipt, given), salt };
  });
}

/** The same request again is answered as it was; another one under the same key is a mistake of whoever sends it. */
function answered(row: RequestRow, request: string, given: DoorStep): Taken {
  if (row.request !== request)
    throw new StatusError(
      422,
      'IdempotencyError',
      '同一个 Idempotency-Key 已用于另一份内容，请换一个 / This Idempotency-Key was used for something else: use another',
      {},
    );
  return { receipt: withFiles(JSON.parse(row.answer) as KeptReceipt, given), salt: row.salt };
}

/** The same request has the same files, byte by byte: its hash says so. */
function withFiles(receipt: KeptReceipt, { files }: DoorStep): WholeReceipt {
  return { ...receipt, files: files.map(({ name, bytes }) => ({ name: cleanName(name).name, size: bytes.length })) };
}

/** The proof of work is not part of it: who lost the answer may have solved another challenge. */
function requestHash(settings: DoorSettings, about: readonly string[], { version, answers, files }: DoorStep): string {
  const sums = files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]);
  return keyed(settings.key, 'request', [...about, canonicalJson({ version, answers, files: sums })]);
}

function assertForm(form: FormDefinition, { version, answers }: DoorStep): void {
  assertPlain(form, answers);
  if (version !== form.version)
    throw new StatusError(409, 'ConflictError', '表单已更新，请重新打开页面后再提交 / The form has changed: open the page again', {
      form: form.version,
    });
}

function assertFiles({ door }: WithDoor, files: readonly GivenUpload[]): void {
  if (files.length > door.files.most)
    throw new BadRequest(
      door.files.most === 0
        ? '这里不接收文件 / No files are taken here'
        : `最多 ${door.files.most} 个文件 / ${door.files.most} files at most`,
      'files',
    );
}

function receiptOf(container: Container, workflow: WithDoor, card: CardRow): KeptReceipt {
  return {
    card: card.id,
    number: card.number,
    title: card.title,
    stage: workflow.door.stages[card.stage] ?? { 'zh-Hans': '办理中', en: 'In hand' },
    arrivedAt: container.time.instant(),
  };
}
