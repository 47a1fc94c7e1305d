import { createHmac } from 'node:crypto';

/** Settings of the public doors, `config.door`. */
export interface DoorSettings {
  /** Key of codes, challenges and requests. Empty: no door opens. A new one makes the codes handed out before unknown. */
  key: string;
  /** Rounds of one try of a proof of work; 256 tries are needed on average. */
  proofCost: number;
}

/** A keyed hash of several parts; each purpose has hashes of its own. Hexadecimal. @throws Error without a key: it fails closed */
export function keyed(key: string, purpose: string, parts: readonly string[]): string {
  if (key === '') throw new Error('DOOR_KEY is not set: a public door does not open without a key');
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('hex');
}
