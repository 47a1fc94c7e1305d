import type { Core } from '@strapi/strapi';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../engine/seal/canonical-json';
import type { SubjectDefinition, Value } from '../../../../engine/workflow/types';
import { openFile } from '../../platform/files';
import { hash, type HashAlgorithm } from '../../platform/hash';
import { readDraft, readEntry } from './draft-row';
import { enclosedContent } from './enclosed-files';
import type { MediaNames } from './entry-files';

export type Subject = Readonly<Record<string, Value>>;

/** Row id and scalar attributes of a subject's draft. */
export interface LoadedSubject {
  rowId: number;
  values: Subject;
  /** The row with components and files, where the seal is asked for. */
  content: Content | null;
}

/** A row with the components and files of its sealed attributes. */
export type Content = Readonly<Record<string, unknown>>;

/** The draft of a subject. Scalars take one statement; `withContent` adds one for each component and file attribute that is sealed. */
export async function loadSubject(
  strapi: Core.Strapi,
  definition: SubjectDefinition,
  documentId: string,
  { withContent = false }: { withContent?: boolean } = {},
): Promise<LoadedSubject | null> {
  if (!withContent) {
    const draft = await readDraft(strapi, definition.type, documentId);
    return draft && { ...draft, content: null };
  }
  const draft = { documentId, published: false };
  const files = flatFiles(strapi, definition);
  if (files) {
    const entry = await readEntry(strapi, definition.type, { ...draft, media: files });
    return entry && { rowId: entry.rowId, values: entry.values, content: { ...entry.values, ...entry.files, id: entry.rowId } };
  }
  const row = await loadContent(strapi, definition, draft);
  return row && { rowId: Number(row.id), values: valuesOf(strapi, definition, row), content: row };
}

/** Units a subject names, in the order of the definition, without blanks. */
export function unitsOf(definition: SubjectDefinition, subject: Subject): string[] {
  return [
    ...new Set(
      definition.units.map((attribute) => subject[attribute]).filter((unit): unit is string => typeof unit === 'string' && unit !== ''),
    ),
  ];
}

/** The first filled number of a subject: its document number, else its index number. */
export function numberOf(definition: SubjectDefinition, subject: Subject): string | null {
  const found = definition.number.map((attribute) => subject[attribute]).find((number) => typeof number === 'string' && number !== '');
  return typeof found === 'string' ? found : null;
}

/** Hashes of one content: of all that is approved, and of what a partner may have vouched for before (without what the decision stamps). */
export interface ContentHashes {
  whole: string;
  vouched: string;
}

interface Hashed {
  definition: SubjectDefinition;
  documentId: string;
  published: boolean;
  algorithm: HashAlgorithm;
}

/**
 * Hash over what is approved: the sealed attributes with their components and the content of their files.
 * The draft and the published row of the same content have the same hash (R-INT-07).
 * @returns null if there is no such row
 */
export async function contentHash(strapi: Core.Strapi, input: Hashed): Promise<string | null> {
  return (await contentHashes(strapi, input))?.whole ?? null;
}

/** Both hashes of a content. @returns null if there is no such row */
export async function contentHashes(strapi: Core.Strapi, input: Hashed): Promise<ContentHashes | null> {
  const row = await loadContent(strapi, input.definition, input);
  return row === null ? null : hashContent(strapi, { ...input, row });
}

interface HashedRow {
  definition: SubjectDefinition;
  documentId: string;
  row: Content;
  algorithm: HashAlgorithm;
}

/** The same hashes, of a row that was loaded already; its files are read once. */
export async function hashContent(strapi: Core.Strapi, input: HashedRow): Promise<ContentHashes> {
  const { definition, row, algorithm } = input;
  const content: Record<string, Value> = {};
  for (const name of definition.sealed) {
    const value = row[name] ?? null;
    // Nearly all are plain, and waiting for each of them would cost more than the hash.
    content[name] = typeof value === 'object' && value !== null ? await contentOf(strapi, value, algorithm) : (value as Value);
  }
  if (definition.enclosures !== undefined) content[definition.enclosures] = await enclosuresOf(strapi, input);
  const over = (part: Readonly<Record<string, Value>>) => hash(algorithm, canonicalJson({ type: definition.type, content: part }));
  const whole = over(content);
  const stamped = definition.stamped ?? [];
  if (stamped.length === 0) return { whole, vouched: whole };
  return {
    whole,
    // Only who asks what partners have vouched for has it worked out: what became public is compared as a whole.
    get vouched() {
      return over(Object.fromEntries(Object.entries(content).filter(([name]) => !stamped.includes(name))));
    },
  };
}

/** What the files hold that go out with it; null where there are none, and no statement either. */
async function enclosuresOf(strapi: Core.Strapi, { definition, row, documentId }: HashedRow): Promise<Value> {
  const names = row[definition.enclosures ?? ''];
  if (!Array.isArray(names) || names.length === 0) return null;
  return enclosedContent(strapi, { uid: definition.type, documentId }, names as string[]);
}

/** The row with the components and files of its sealed attributes; null if there is none. */
export async function loadContent(
  strapi: Core.Strapi,
  definition: SubjectDefinition,
  { documentId, published }: { documentId: string; published: boolean },
): Promise<Content | null> {
  const files = flatFiles(strapi, definition);
  if (files) {
    const entry = await readEntry(strapi, definition.type, { documentId, published, media: files });
    return entry && { ...entry.values, ...entry.files, id: entry.rowId };
  }
  const attributes = attributesOf(strapi, definition);
  const nested = definition.sealed.filter((name) => NESTED.includes(attributes[name]?.type ?? ''));
  return (await strapi.db.query(definition.type).findOne({
    where: { documentId, publishedAt: published ? { $notNull: true } : null },
    populate: Object.fromEntries(nested.map((name) => [name, attributes[name]?.type === 'component' ? { populate: true } : true])),
  })) as Content | null;
}

const NESTED: readonly string[] = ['component', 'media'];

/**
 * The media attributes that are sealed, where no component is: such a row is read in one statement and at a fraction of what the query engine takes, and every
 * publication reads two of them. Null where there are components.
 */
function flatFiles(strapi: Core.Strapi, definition: SubjectDefinition): MediaNames | null {
  const attributes = attributesOf(strapi, definition);
  const nested = definition.sealed.filter((name) => NESTED.includes(attributes[name]?.type ?? ''));
  if (nested.some((name) => attributes[name]?.type === 'component')) return null;
  return Object.fromEntries(nested.map((name) => [name, attributes[name]?.multiple ?? false]));
}

function attributesOf(strapi: Core.Strapi, { type }: SubjectDefinition): Record<string, { type: string; multiple?: boolean }> {
  return strapi.contentType(type as never).attributes as unknown as Record<string, { type: string; multiple?: boolean }>;
}

async function contentOf(strapi: Core.Strapi, value: unknown, algorithm: HashAlgorithm): Promise<Value> {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return Promise.all(value.map((item) => contentOf(strapi, item, algorithm)));
  if (typeof value !== 'object') return value as Value;
  if (isFile(value)) return { name: value.name, content: await fileHash(strapi, value, algorithm) };
  const entries = Object.entries(value).filter(([key]) => !['id', 'documentId', '__component'].includes(key));
  return Object.fromEntries(
    await Promise.all(entries.map(async ([key, item]) => [key, await contentOf(strapi, item, algorithm)] as const)),
  );
}

interface StoredFile {
  name: string;
  url: string;
  hash: string;
  size: number;
  mime: string;
}

function isFile(value: object): value is StoredFile {
  return 'mime' in value && 'url' in value && 'hash' in value;
}

/** Hash of a file's bytes where they lie on this machine; of its storage name and size where they do not. */
async function fileHash(strapi: Core.Strapi, file: StoredFile, algorithm: HashAlgorithm): Promise<string> {
  const stream = openFile(strapi, file.url);
  if (stream === null) return hash(algorithm, canonicalJson({ url: file.url, hash: file.hash, size: file.size }));
  const digest = createHash(algorithm);
  for await (const chunk of stream) digest.update(chunk as Buffer);
  return digest.digest('hex');
}

/** Scalars only: what an expression reads must not depend on what else was loaded. */
function valuesOf(strapi: Core.Strapi, definition: SubjectDefinition, row: Content): Subject {
  const attributes = attributesOf(strapi, definition);
  const scalar = (key: string) => !['component', 'media', 'relation', 'dynamiczone'].includes(attributes[key]?.type ?? '');
  return Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => scalar(key))
      .map(([key, value]) => [key, value instanceof Date ? value.toISOString() : (value as Value)]),
  );
}
