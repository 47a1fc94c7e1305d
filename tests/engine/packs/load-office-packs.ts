import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseForm, parseSharedFields } from '../../../plugins/workboard/engine/form';
import type { FormDefinition } from '../../../plugins/workboard/engine/form/types';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { parseRoles, parseWorkflow, sketchWorkflow } from '../../../plugins/workboard/engine/workflow';
import type { WorkflowDefinition } from '../../../plugins/workboard/engine/workflow/types';
import { facts as annualFacts } from '../../../src/policies/annual-report/facts';
import { facts as disputeFacts } from '../../../src/policies/dispute/facts';
import { facts as commentFacts } from '../../../src/policies/comment/facts';
import { facts as consultationFacts } from '../../../src/policies/consultation/facts';
import { facts as documentFacts } from '../../../src/policies/official-document/facts';
import { facts as dutyFacts } from '../../../src/policies/office-duty/facts';
import { facts as opinionFacts } from '../../../src/policies/opinion-event/facts';
import { facts as foiFacts } from '../../../src/policies/foi/facts';
import { facts as interpretationFacts } from '../../../src/policies/interpretation/facts';

const root = join(__dirname, '../../..');
const PACKS = [
  'official-document',
  'interpretation',
  'secrecy-review',
  'secrecy-finding',
  'secrecy-incident',
  'consultation',
  'consultation-letter',
  'comment',
  'foi',
  'foi-referral',
  'foi-consultation',
  'disclosure-entry',
  'annual-report',
  'dispute',
  'dispute-evidence',
  'dispute-source',
  'opinion-event',
  'statement',
  'opinion-accountability',
  'office-duty',
] as const;
type PackKey = (typeof PACKS)[number];
const FACTS = {
  'official-document': documentFacts,
  interpretation: interpretationFacts,
  'secrecy-review': {},
  'secrecy-finding': {},
  'secrecy-incident': {},
  consultation: consultationFacts,
  'consultation-letter': {},
  comment: commentFacts,
  foi: foiFacts,
  'foi-referral': {},
  'foi-consultation': {},
  'disclosure-entry': {},
  'annual-report': annualFacts,
  dispute: disputeFacts,
  'dispute-evidence': {},
  'dispute-source': {},
  'opinion-event': opinionFacts,
  statement: {},
  'opinion-accountability': {},
  'office-duty': dutyFacts,
};

export interface Pack {
  workflow: WorkflowDefinition;
  forms: Record<string, FormDefinition>;
}

export interface ClauseRow {
  clauseId: string;
  origin: 'office' | 'national';
  policy: string;
  text: string;
  reading: string;
  source: string | null;
  effectiveOn: string | null;
  kinds: string[];
}

/** The rows a first start puts into `policy-clause`. */
export const clauseRows = JSON.parse(read('database/seeds/policy-clauses.json')) as ClauseRow[];

/** The rule set as it was published. */
export const ruleSet = read('database/seeds/rule-set.txt');

/** Parses the office's packs the way the server does: against real clauses, facts, attributes and each other. Throws with every problem. */
export function loadOfficePacks(): Record<PackKey, Pack> {
  const known = new Set(clauseRows.map(({ clauseId }) => clauseId));
  const knownClauses = (id: string) => known.has(id);
  const roles = parseRoles(read('src/policies/roles.yaml'), { file: 'roles.yaml' });
  if (!roles.ok) throw new Error(roles.problems.map((one) => describeProblem(one)).join('\n'));
  const shared = parseSharedFields(read('src/policies/fields.yaml'), { file: 'fields.yaml' });
  if (!shared.ok) throw new Error(shared.problems.map((one) => describeProblem(one)).join('\n'));
  const sketches = Object.fromEntries(PACKS.map((key) => [key, present(sketchWorkflow(read(`src/policies/${key}/workflow.yaml`)))]));
  const attributes = {
    'api::document.document': attributesOf('document'),
    'api::interpretation.interpretation': attributesOf('interpretation'),
    'api::consultation.consultation': attributesOf('consultation'),
    'api::comment.comment': attributesOf('comment'),
    'api::expert.expert': attributesOf('expert'),
    'api::case.case': attributesOf('case'),
    'api::statement.statement': attributesOf('statement'),
    'api::disclosure-entry.disclosure-entry': attributesOf('disclosure-entry'),
    'api::annual-report.annual-report': attributesOf('annual-report'),
  };
  const problems: string[] = [];
  const packs = PACKS.map((key) => {
    const forms: Record<string, FormDefinition> = {};
    for (const file of readdirSync(join(root, `src/policies/${key}/forms`))) {
      const parsed = parseForm(read(`src/policies/${key}/forms/${file}`), {
        file: `${key}/forms/${file}`,
        knownClauses,
        attributes,
        suggestions: ['documents'],
        shared: shared.fields,
      });
      if (parsed.ok) forms[parsed.form.key] = parsed.form;
      else problems.push(...parsed.problems.map((one) => describeProblem(one, 'en')));
    }
    const parsed = parseWorkflow(read(`src/policies/${key}/workflow.yaml`), {
      file: `${key}/workflow.yaml`,
      roles: roles.roles,
      rolesOfPublic: roles.ofPublic,
      forms,
      factNames: [...Object.keys(FACTS[key]), 'sentinel', 'caseFile', 'repeats', 'danglingLinks', 'sealTrail'],
      attributes,
      knownClauses,
      otherWorkflows: sketches,
    });
    if (!parsed.ok) problems.push(...parsed.problems.map((one) => describeProblem(one, 'en')));
    return [key, parsed.ok ? { workflow: parsed.workflow, forms } : null] as const;
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return Object.fromEntries(packs) as Record<PackKey, Pack>;
}

function attributesOf(type: string): string[] {
  const schema = JSON.parse(read(`src/api/${type}/content-types/${type}/schema.json`)) as { attributes: Record<string, unknown> };
  return Object.keys(schema.attributes);
}

function read(path: string): string {
  const full = join(root, path);
  if (!existsSync(full)) throw new Error(`${path} is missing`);
  return readFileSync(full, 'utf8');
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('a workflow cannot be read');
  return value;
}
