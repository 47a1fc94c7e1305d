import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Runs a bench with a folder of its own, which is gone afterwards, and ends the process. What it throws ends it too, with its reason. */
export function benchIn(run: (folder: string) => Promise<void>): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  void run(folder)
    .finally(() => fs.rmSync(folder, { recursive: true, force: true }))
    .then(() => process.exit());
}
