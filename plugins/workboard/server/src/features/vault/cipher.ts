import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StatusError } from '../../platform/errors';
import type { Keyring } from './keys';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

export interface Sealed {
  keyId: string;
  /** Nonce, tag and cipher text, in base64. */
  cipher: string;
}

/**
 * Encrypts with the first key of the ring.
 * @param about where it belongs: what is carried to another place cannot be read there
 * @throws StatusError 503 where no key is configured: personal data is never kept in plain text
 */
export function seal(keys: Keyring, plain: Buffer, about: string): Sealed {
  const [key] = keys;
  if (!key) throw noKey();
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key.cipher, nonce, { authTagLength: TAG }).setAAD(Buffer.from(about));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { keyId: key.id, cipher: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64') };
}

/** Decrypts what `seal` made. @throws Error where its key is not configured, or it was changed or carried elsewhere */
export function unseal(keys: Keyring, { keyId, cipher }: Sealed, about: string): Buffer {
  const key = keys.find(({ id }) => id === keyId);
  if (!key) throw new Error(`PERSONAL_DATA_KEYS lacks the key "${keyId}"`);
  const bytes = Buffer.from(cipher, 'base64');
  const decipher = createDecipheriv(ALGORITHM, key.cipher, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
}

function noKey(): StatusError<Record<string, never>> {
  return new StatusError(
    503,
    'ServiceUnavailableError',
    '没有配置个人信息密钥，不能接收个人信息，什么都没有保存；请系统管理员设置 PERSONAL_DATA_KEYS 后重试 / ' +
      'No key for personal data is configured, so none is taken in and nothing was stored: the administrator sets PERSONAL_DATA_KEYS, then try again',
    {},
  );
}
