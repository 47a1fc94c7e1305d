import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { inRoot, say } from './root.mjs';

const secret = () => randomBytes(32).toString('base64url');

const SECRETS = {
  APP_KEYS: () => `${secret()},${secret()}`,
  ADMIN_JWT_SECRET: secret,
  API_TOKEN_SALT: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  DOOR_KEY: secret,
  PERSONAL_DATA_KEYS: () => `k1:${randomBytes(32).toString('base64url')}`,
};

/** Adds the secrets that neither the environment nor `.env` has, each random; what stands there is never changed. */
export function ensureSecrets() {
  const file = inRoot('.env');
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const missing = Object.keys(SECRETS).filter((key) => !process.env[key] && !new RegExp(`^\\s*(export\\s+)?${key}\\s*=`, 'm').test(text));
  if (missing.length === 0) return;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  fs.appendFileSync(file, gap + missing.map((key) => `${key}=${SECRETS[key]()}\n`).join(''), { mode: 0o600 });
  say('已写入随机密钥：.env', 'Wrote random secrets to .env');
}
