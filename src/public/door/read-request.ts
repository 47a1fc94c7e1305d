import fs from 'node:fs/promises';
import { z } from 'zod';
import type { GivenUpload } from '../../../plugins/workboard/server/src/api';
import type { LimitContext } from '../limit/limiter';

/** A file as the body parser leaves it in the temp folder. */
interface Uploaded {
  filepath: string;
  originalFilename: string | null;
  size: number;
  mimetype?: string | null;
}

/** The part of Koa's context that a door uses. */
export interface DoorContext extends Omit<LimitContext, 'request'> {
  type: string;
  params: Readonly<Record<string, string | undefined>>;
  request: LimitContext['request'] & { querystring: string; body?: unknown; files?: Readonly<Record<string, Uploaded | Uploaded[]>> };
  badRequest(message: string, details: object): unknown;
}

/** A body that cannot be understood; `parameter` names the part. */
export class BodyError extends Error {
  override readonly name = 'BodyError';

  constructor(
    message: string,
    readonly parameter: string,
  ) {
    super(message);
  }
}

/** Files whose content is read into memory at most; what is larger is refused by its size. */
const READ_AT_MOST = 20 * 1024 * 1024;

const object = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);
const answers = { version: z.int().min(1), answers: object };
/** A door that asks nothing beside the code takes it alone. */
const shown = { code: z.string().max(200), check: z.string().max(200).default('') };

export const OPENING = z.strictObject({ ...answers, proof: z.unknown() });
export const SHOWN = z.strictObject(shown);
export const STEP = z.strictObject({ ...shown, ...answers });
export const SUGGEST = z.strictObject({ field: z.string().max(100), text: z.string().max(4000) });
export const NOTICE = z.strictObject({ ...shown, id: z.int().min(1), format: z.enum(['docx', 'pdf']) });

/** What was sent as JSON, or as the part `application` beside files. @throws BodyError */
export function readBody<S extends z.ZodType>(ctx: DoorContext, schema: S): z.output<S> {
  const { data, error } = schema.safeParse(bodyOf(ctx.request.body));
  if (data !== undefined) return data;
  const issue = error?.issues[0];
  const name = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '');
  throw new BodyError(
    `请求内容有误：${name || '整体'} / The request is not understood: ${name || 'the whole'}: ${issue?.message ?? ''}`,
    name,
  );
}

function bodyOf(body: unknown): unknown {
  const part = object.safeParse(body).data?.application;
  if (typeof part !== 'string') return body;
  if (part.length > 64 * 1024) throw new BodyError('填写的内容过长 / What was filled in is too long', 'application');
  try {
    return JSON.parse(part) as unknown;
  } catch {
    throw new BodyError('application 不是有效的 JSON / “application” is not JSON', 'application');
  }
}

/** The `Idempotency-Key`: 8 to 128 visible characters, best a UUID. @throws BodyError */
export function requestKeyOf(ctx: DoorContext): string {
  const key = ctx.get('Idempotency-Key');
  if (!/^[\x21-\x7e]{8,128}$/.test(key))
    throw new BodyError(
      '请求头须带 Idempotency-Key（例如一个 UUID），以免重复提交 / Send an Idempotency-Key header, for example a UUID, so that nothing is filed twice',
      'Idempotency-Key',
    );
  return key;
}

/** Files of the part `files`; another part with a file is refused. @throws BodyError */
export async function readFiles(ctx: DoorContext): Promise<GivenUpload[]> {
  const parts = ctx.request.files ?? {};
  const other = Object.keys(parts).find((name) => name !== 'files');
  if (other !== undefined) throw new BodyError('文件请放在 files 中 / Files go into “files”', other);
  const uploaded = [parts.files ?? []].flat();
  return Promise.all(
    uploaded.map(async ({ filepath, originalFilename, size, mimetype }) => ({
      name: originalFilename ?? '',
      declared: mimetype ?? null,
      bytes: size > READ_AT_MOST ? Buffer.alloc(READ_AT_MOST + 1) : await fs.readFile(filepath),
    })),
  );
}
