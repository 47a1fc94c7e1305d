import { prepare } from './prepare.mjs';
import { main } from './root.mjs';
import { ruleProofs } from './rule-proofs.mjs';

/** `npm run rules`: which tests name which rule. `--missing` only the rules without one, `--json` for machines. */
await main(async () => {
  await prepare({ built: false });
  const { proofs, unknown } = await ruleProofs();
  const options = process.argv.slice(2);
  if (options.includes('--json')) return console.log(JSON.stringify({ rules: Object.fromEntries(proofs), unknown }, null, 2));

  for (const [id, tests] of proofs) {
    if (options.includes('--missing') && tests.length > 0) continue;
    console.log(tests.length > 0 ? id : `${id}   —`);
    for (const { title, file, line } of tests) console.log(`    ${title}   ${file}:${line}`);
  }
  for (const { id, file, line } of unknown) console.log(`${file}:${line} 不存在的规则 / unknown rule ${id}`);
  console.log('');
  count(
    '政策条款 Policy rules',
    [...proofs].filter(([id]) => id.startsWith('R-')),
  );
  count(
    '上位法条 Statutory overlay',
    [...proofs].filter(([id]) => id.startsWith('N-')),
  );
  console.log('  计数以测试标题为准；标题只说明测试声称证明什么 / Counted by test titles: a title says what a test claims to prove');
});

function count(name, entries) {
  if (entries.length === 0) return;
  const named = entries.filter(([, tests]) => tests.length > 0).length;
  console.log(`  ${name}: ${named} / ${entries.length} 有测试 have a test, ${entries.length - named} 没有 have none`);
}
