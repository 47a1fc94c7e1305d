import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import { findFile, insertFile, type Format, type NoticeRow } from './repository';

/** Which version a file is of. */
export type FileOf = Pick<NoticeRow, 'id' | 'card_id' | 'personal'>;

/** The file of a version; null where there is none, or it was erased with the personal data that it bears. */
export async function bytesOf(container: Container, version: FileOf, format: Format): Promise<Buffer | null> {
  const file = inVault(version, format);
  return file ? container.vault.readFile(file) : findFile(container.strapi, version.id, format);
}

/** Writes the file of a version: what bears personal data into the vault, and here its hash alone. Again is no error. */
export async function writeFile(
  container: Container,
  trx: Trx,
  version: FileOf,
  file: { format: Format; bytes: Buffer; sha256: string; made_at: string },
): Promise<void> {
  const secret = inVault(version, file.format);
  if (secret) await container.vault.keepFile(trx, secret, file.bytes);
  await insertFile(trx, { notice_id: version.id, ...file, ...(secret ? { bytes: Buffer.alloc(0) } : {}) });
}

function inVault({ id, card_id, personal }: FileOf, format: Format) {
  return Boolean(personal) && card_id !== null ? { kind: `notice.${format}`, ref: id, card: card_id } : null;
}
