import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Container } from '../../platform/container';
import { StatusError } from '../../platform/errors';
import { spendProof } from './repository';
import { keyed, type DoorSettings } from './secrets';

const MINUTES = 10;
const hex = z.string().regex(/^[0-9a-f]{2,128}$/);

/** A solved challenge, as altcha's clients send it. */
const proofSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: hex,
      salt: hex,
      cost: z.int().min(1).max(1_000_000),
      keyLength: z.literal(32),
      keyPrefix: z.string().regex(/^[0-9a-f]{2,8}$/),
      data: z.strictObject({ door: z.string().max(80), step: z.string().max(80), until: z.string().max(30) }),
    }),
    signature: hex,
  }),
  solution: z.strictObject({ counter: z.int().min(0).max(0xffffffff), derivedKey: hex, time: z.number().optional() }),
});

/** 422: the work was not done, or not for this. `reason` tells the page to ask for a new challenge. */
export class ProofRefused extends StatusError<{ reason: 'proof' }> {
  constructor(zh: string, en: string) {
    super(422, 'ProofRefusedError', `${zh} / ${en}`, { reason: 'proof' });
  }
}

/** A challenge for one step of a door; it holds for ten minutes of the house's time. */
export async function makeChallenge(container: Container, settings: DoorSettings, about: { door: string; step: string }) {
  const until = new Date(Date.parse(container.time.instant()) + MINUTES * 60_000).toISOString();
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: settings.proofCost,
    deriveKey,
    data: { ...about, until },
    hmacSignatureSecret: keyed(settings.key, 'challenge', []),
  });
}

/**
 * Takes a proof of work once: signed by this house, for this step, in time, solved, and not spent before. The library keeps no record of what
 * was spent; the table does, for all instances.
 * @param request hash of the request it is spent for; the very same request may come again
 * @throws ProofRefused
 */
export async function takeProof(
  container: Container,
  settings: DoorSettings,
  input: { proof: unknown; door: string; step: string; request: string },
): Promise<void> {
  const read = proofSchema.safeParse(input.proof);
  if (!read.success) throw new ProofRefused('缺少校验或格式不对，请重试', 'The solved challenge is missing or not understood: try again');
  const { challenge, solution } = read.data;
  const { data, nonce } = challenge.parameters;
  // Signature first: nothing that a stranger wrote costs the work of checking a solution.
  const { verified, invalidSignature } = await verifySolution({
    challenge,
    solution: { ...solution, time: solution.time ?? 0 },
    deriveKey,
    hmacSignatureSecret: keyed(settings.key, 'challenge', []),
  });
  if (invalidSignature || data.door !== input.door || data.step !== input.step)
    throw new ProofRefused('校验题不是本页面发出的，请重试', 'The challenge was not made for this form: try again');
  if (container.time.instant() > data.until) throw new ProofRefused('校验题已过期，请重试', 'The challenge is too old: try again');
  if (!verified) throw new ProofRefused('校验未完成，请重试', 'The challenge is not solved: try again');
  const spent = await spendProof(container.strapi, { nonce, request: input.request, expires_at: data.until });
  if (!spent) throw new ProofRefused('校验题已使用过，请重试', 'The challenge has been used: try again');
}
