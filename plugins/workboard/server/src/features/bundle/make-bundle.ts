import { createHash } from 'node:crypto';
import type { Container } from '../../platform/container';
import { inTransaction, lockUntilCommit } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import type { ZipEntry } from '../../platform/zip';
import { streamZip } from '../../platform/zip-stream';
import { recordBeside } from '../card/record-beside';
import { Hopeless, type Job } from '../job/service';
import { addPdfs } from './add-pdfs';
import { collectCard, nameOf } from './collect';
import { missingOf } from './completeness';
import { made, pathOf, plain, type BundleDocument } from './documents';
import { clearChunks, insertBundle, insertChunk, isMade, lastVersion } from './repository';
import { contentsSheet } from './sheets';

/** Bytes of one row: what is in memory of the archive, here and when it is handed out. */
const CHUNK = 512 * 1024;

/**
 * Makes a version of a card's case file: gathered as its maker sees it, written in pieces, and there only when it is whole. May be done twice; the
 * second time does nothing, or begins anew what was never finished.
 */
export async function makeBundle(container: Container, job: Job): Promise<void> {
  const { card, user, anyway } = job.payload as { card: number; user: number; anyway: string | null };
  const { strapi } = container;
  const build = job.key;
  if (await isMade(strapi, build)) return;
  await clearChunks(strapi, build);
  const actor = await container.members.actor(user, container.time.today());
  const viewer: Viewer = { actor, keeper: false };
  const { card: row, workflow, history } = await container.cards.seen(card, viewer);
  if (!workflow.bundle) throw new Hopeless(`${workflow.key} has no case file`);
  const missing = await missingOf(container, { row, workflow, history });
  const collected = await collectCard(container, viewer, card);
  const { documents, ...pdfs } = await addPdfs(collected.documents, container.notices.toPdf, job.signal);
  const at = container.time.instant();
  // One file of a card is made at a time: who orders another while it is waits for this one.
  const version = (await inTransaction(strapi, (trx) => lastVersion(trx, card))) + 1;
  const about = {
    title: workflow.bundle.title['zh-Hans'],
    card: nameOf(row, workflow),
    maker: actor.name,
    madeAt: at,
    version,
    missing: missing.map(({ title }) => title['zh-Hans']),
    anyway,
    ...pdfs,
  };
  const contents = made(
    { folder: '', part: '卷内目录', title: '卷内目录', number: null, day: null, extension: 'docx' },
    contentsSheet(about, documents),
  );
  const written = await writeArchive(container, build, entriesOf(contents, documents));
  await inTransaction(strapi, async (trx) => {
    await lockUntilCommit(trx, `bundle:${card}`);
    const { unconverted } = pdfs;
    const data = { version, files: documents.length + 1, sha256: written.sha256, missing: about.missing, unconverted };
    const seen = await container.cards.seen(card, viewer);
    const logSeq = await recordBeside(container, trx, {
      event: 'bundle.make',
      at,
      card: seen.card,
      revision: seen.card.revision,
      actor,
      comment: anyway,
      data,
    });
    await insertBundle(trx, {
      card_id: card,
      version,
      build,
      file_name: plain([about.title, row.number ?? row.title, `第${version}版`].join('-')),
      size: written.size,
      files: documents.length + 1,
      sha256: written.sha256,
      incomplete: missing.length > 0,
      contents: JSON.stringify({ cards: collected.cards, notices: [...new Set(collected.notices)], unconverted }),
      made_at: at,
      made_by: actor.id,
      made_by_name: actor.name,
      log_seq: logSeq,
    });
  });
}

/** The contents first, then each document under its number. What was promised of it is what is written. */
async function* entriesOf(contents: BundleDocument, documents: readonly BundleDocument[]): AsyncGenerator<ZipEntry> {
  yield { name: pathOf(contents, 0), content: await contents.open() };
  for (const [index, document] of documents.entries()) {
    const content = await document.open();
    if (createHash('sha256').update(content).digest('hex') !== document.sha256)
      throw new Error(`document ${index + 1} is not what its hash says: the stored file was changed`);
    yield { name: pathOf(document, index + 1), content };
  }
}

/** Writes the archive in rows of one size. @returns its size and hash */
async function writeArchive(
  container: Container,
  build: string,
  entries: AsyncIterable<ZipEntry>,
): Promise<{ size: number; sha256: string }> {
  const digest = createHash('sha256');
  let [position, size, waiting] = [0, 0, Buffer.alloc(0)];
  const write = async (bytes: Buffer) => {
    await insertChunk(container.strapi, build, position, bytes);
    position += 1;
  };
  for await (const piece of streamZip(entries)) {
    digest.update(piece);
    size += piece.length;
    waiting = Buffer.concat([waiting, piece]);
    for (; waiting.length >= CHUNK; waiting = waiting.subarray(CHUNK)) await write(waiting.subarray(0, CHUNK));
  }
  if (waiting.length > 0) await write(waiting);
  return { size, sha256: digest.digest('hex') };
}
