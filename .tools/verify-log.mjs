import { prepare } from './prepare.mjs';
import { Stop, main, say } from './root.mjs';
import { openForReading, storedOffice, verifyLogOf } from './stored-office.mjs';

/**
 * `npm run verify-log`: checks the hash chain of the whole log in the database that the environment or `.env` names. With
 * `-- --head <seq>:<hash>`, a head written down earlier, it also finds a tail that was cut off. Prints the present head.
 * Reads only, one snapshot, and does not start the application: a database under suspicion must stay as it is.
 */
await main(async () => {
  const head = headOf(process.argv.slice(2));
  await prepare({ built: 'server' });
  const db = openForReading(storedOffice());
  try {
    report(await verifyLogOf(db, head));
  } catch (error) {
    if (error.code === 'SQLITE_CANTOPEN' || /no such table|does not exist/.test(error.message)) {
      throw new Stop(`这里没有日志：${error.message} / There is no log here: ${error.message}`);
    }
    throw error;
  } finally {
    await db.destroy();
  }
});

function report({ ok, rows, firstBad, reason, head }) {
  if (!ok) throw new Stop(`日志不完整，第 ${firstBad ?? '?'} 行：${reason} / The log is broken at row ${firstBad ?? '?'}: ${reason}`);
  say(`日志完整，共 ${rows} 行，末行 ${head.seq}:${head.hash}`, `The log is whole: ${rows} rows, head ${head.seq}:${head.hash}`);
}

function headOf([option, value]) {
  if (option === undefined) return undefined;
  const match = option === '--head' ? /^(\d+):([0-9a-f]+)$/.exec(value ?? '') : null;
  if (!match) throw new Stop('用法 / Usage: npm run verify-log -- --head <seq>:<hash>');
  return { seq: Number(match[1]), hash: match[2] };
}
