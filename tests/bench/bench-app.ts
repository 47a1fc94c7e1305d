import path from 'node:path';
import { startApp } from '../helpers/app-process';

/**
 * The application in this process, on a SQLite database of its own in `folder`, with the office's settings and no background work.
 * @param more other settings than these
 */
export async function startBenchApp(folder: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof startApp> {
  Object.assign(process.env, {
    APP_KEYS: 'bench-one,bench-two',
    ADMIN_JWT_SECRET: 'bench-admin-jwt-secret',
    API_TOKEN_SALT: 'bench-api-token-salt',
    TRANSFER_TOKEN_SALT: 'bench-transfer-token-salt',
    ENCRYPTION_KEY: 'bench-encryption-key-0123456789a',
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: path.join(folder, 'data.db'),
    FILES_DIR: path.join(folder, 'files'),
    LOG_LEVEL: 'error',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_DISABLE_EE: 'true',
    WORKBOARD_JOBS: 'off',
    ...more,
  });
  const { default: compileApp } = (await import('../helpers/compile-app.js' as string)) as { default: () => Promise<void> };
  await compileApp();
  return startApp();
}
