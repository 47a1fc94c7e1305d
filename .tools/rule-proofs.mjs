import fs from 'node:fs';
import { Stop, inRoot } from './root.mjs';
import { testTitles } from './test-titles.mjs';

const ID = /\b(?:R-[A-Z]+-\d+[a-z]?|N-\d+)\b/g;

/** @returns Map: rule id → the tests whose title names it, for every rule the office knows; and the ids that titles only invent. */
export async function ruleProofs() {
  const proofs = new Map(knownIds().map((id) => [id, []]));
  const unknown = [];
  for (const test of await testTitles()) {
    for (const id of new Set(test.title.match(ID) ?? [])) {
      if (proofs.has(id)) proofs.get(id).push(test);
      else unknown.push({ id, ...test });
    }
  }
  return { proofs, unknown };
}

/** The step of `npm test`: every rule in force has a test, and no title names a rule that does not exist. Counts each rule once. */
export async function checkRules() {
  const { proofs, unknown } = await ruleProofs();
  const inForce = readJson('tests/rules-in-force.json');
  const missing = inForce.filter((id) => (proofs.get(id) ?? []).length === 0);
  for (const id of missing) console.error(`${id}: 没有测试 / no test names it`);
  for (const { id, file, line } of unknown) console.error(`${file}:${line}: ${id} 不存在 / there is no such rule`);
  return { passed: inForce.length - missing.length, failed: missing.length + unknown.length, skipped: 0 };
}

function knownIds() {
  const file = 'database/seeds/policy-clauses.json';
  if (!fs.existsSync(inRoot(file))) throw new Stop(`缺少 ${file} / ${file} is missing`);
  return readJson(file).map((row) => row.clauseId);
}

const readJson = (file) => JSON.parse(fs.readFileSync(inRoot(file), 'utf8'));
