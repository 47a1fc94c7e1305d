import { randomBytes } from 'node:crypto';

/** A personal file as the vault keeps it: its real name lies with its bytes. */
interface Envelope {
  name: string;
  bytes: Buffer;
}

/** Bytes that say how long the head is. */
const PREFIX = 4;

/**
 * Name and bytes in one, with a salt: the hash of this can stand in the log and in the case file for good. It proves the file while there is one,
 * and tells nothing of it afterwards, however well somebody guesses what was handed in.
 */
export function sealedAs({ name, bytes }: Envelope): Buffer {
  const head = Buffer.from(JSON.stringify({ name, salt: randomBytes(32).toString('base64') }));
  const length = Buffer.alloc(PREFIX);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, bytes]);
}

export function openedFrom(kept: Buffer): Envelope {
  const end = PREFIX + kept.readUInt32BE(0);
  const { name } = JSON.parse(kept.toString('utf8', PREFIX, end)) as { name: string };
  return { name, bytes: kept.subarray(end) };
}

/** What a personal file is called where it is listed: names say whose they are. */
export function labelOf(name: string, position: number): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  return `附件${position}${ending}`;
}
