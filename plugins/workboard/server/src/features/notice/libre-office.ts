import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A letter takes a few seconds; the first start of a machine some more. */
const TIMEOUT_MS = 90_000;
const NAMES = ['soffice', 'libreoffice'];
/** Where it stands without being in the PATH. */
const PLACES = ['/Applications/LibreOffice.app/Contents/MacOS/soffice'];

/**
 * Finds LibreOffice.
 * @param setting its path; empty: looked for in the PATH; `off`: this machine makes no PDFs
 * @returns null if there is none
 */
export function findOffice(setting: string): string | null {
  if (setting === 'off') return null;
  if (setting !== '') return isProgram(setting) ? setting : null;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const places = [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...PLACES];
  return places.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Converts a DOCX with a profile and a folder of its own, which are gone afterwards. Macros are off in a fresh profile.
 * @throws Error if it fails, takes too long or this instance stops; then its whole process group is killed
 */
export async function convertToPdf(input: { program: string; docx: Buffer; signal: AbortSignal; timeoutMs?: number }): Promise<Buffer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'notice-pdf-'));
  try {
    await writeFile(path.join(folder, 'notice.docx'), input.docx);
    const profile = pathToFileURL(path.join(folder, 'profile')).href;
    const settings = ['--headless', '--norestore', '--nolockcheck', '--nodefault', `-env:UserInstallation=${profile}`];
    await run(input.program, [...settings, '--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'notice.docx')], folder, input);
    return await readFile(path.join(folder, 'notice.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  { signal, timeoutMs = TIMEOUT_MS }: { signal: AbortSignal; timeoutMs?: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    // The start script runs the program proper as a child: a group of its own lets both be ended. Secrets of the application stay here.
    const { PATH, LANG, TMPDIR } = process.env;
    const env = {
      ...(PATH === undefined ? {} : { PATH }),
      ...(LANG === undefined ? {} : { LANG }),
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      HOME: cwd,
    };
    const child = spawn(program, args, { cwd, env: env as NodeJS.ProcessEnv, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-500);
    });
    const end = () => kill(child.pid);
    const timer = setTimeout(end, timeoutMs);
    signal.addEventListener('abort', end, { once: true });
    const finish = (error: Error | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      if (error) reject(error);
      else resolve();
    };
    child.once('error', finish);
    child.once('close', (code, killed) => {
      if (code === 0) finish(null);
      else
        finish(
          new Error(
            killed ? `LibreOffice was ended after ${timeoutMs} ms or by a stop` : `LibreOffice ended with ${String(code)}: ${said}`,
          ),
        );
    });
    if (signal.aborted) end();
  });
}

function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}
