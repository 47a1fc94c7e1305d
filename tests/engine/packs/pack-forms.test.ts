import { cleanAnswers } from '../../../plugins/workboard/engine/form';
import { isRequired, isShown } from '../../../plugins/workboard/engine/form/visible-fields';
import type { Answers, Field, FormDefinition } from '../../../plugins/workboard/engine/form/types';
import { DOCUMENT, packs, TODAY } from './office';

const actor = { id: 1, name: '赵秘书', units: [], roles: [] };

function form(key: string): FormDefinition {
  const found = packs['official-document'].forms[key] ?? packs.interpretation.forms[key];
  if (!found) throw new Error(`there is no form ${key}`);
  return found;
}

function field(definition: FormDefinition, key: string): Field {
  const found = definition.fields.find((one) => one.key === key);
  if (!found) throw new Error(`${definition.key} has no field ${key}`);
  return found;
}

const context = (answers: Answers, subject = DOCUMENT) => ({ form: answers, subject, actor, today: TODAY });

const required = (key: string, name: string, answers: Answers = {}) => isRequired(field(form(key), name), context(answers));
const shown = (key: string, name: string, answers: Answers = {}) => isShown(field(form(key), name), context(answers));

test('every field of every form has a label in both languages, and every form an event', () => {
  for (const { workflow, forms } of Object.values(packs)) {
    const used = new Set(Object.values(workflow.events).map((event) => event.form));
    expect(Object.keys(forms).filter((key) => !used.has(key))).toEqual([]);
    const labels = Object.values(forms).flatMap(({ fields }) =>
      fields.flatMap((one) => [one, ...(one.fields ?? [])]).map(({ label }) => label),
    );
    expect(labels.filter((label) => label.en === label['zh-Hans'])).toEqual([]);
  }
});

test('X-05 · whoever is refused a pattern is told what it asks for', () => {
  const fields = Object.values(packs).flatMap(({ forms }) => Object.values(forms).flatMap((one) => one.fields));
  const all = fields.flatMap((one) => [one, ...(one.fields ?? [])]).filter(({ pattern }) => pattern !== undefined);
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter(({ patternHelp }) => !patternHelp).map(({ key }) => key)).toEqual([]);
});

test.each([
  ['R-PUB-01', 'attribute-initial', 'attribute'],
  ['R-PUB-03', 'secrecy-opinion', 'classification'],
  ['R-PUB-03', 'secrecy-opinion', 'opinion'],
  ['R-PUB-05', 'secrecy-consultation', 'body'],
  ['R-PUB-05', 'secrecy-answer', 'answer'],
  ['R-PUB-06', 'attribute-check', 'text'],
  ['R-PUB-07', 'attribute-decision', 'attribute'],
  ['R-META-04', 'attribute-decision', 'documentDate'],
  ['R-PUB-08', 'issue-document', 'issuedAt'],
  ['R-PUB-10', 'load-intranet', 'loadedOn'],
  ['R-PUB-10', 'load-intranet', 'reference'],
  ['R-PUB-11', 'publish-document', 'portalPublishedAt'],
  ['N-36', 'return-document', 'reason'],
  ['R-EXP-03', 'draft-interpretation', 'significance'],
  ['R-EXP-03', 'draft-interpretation', 'purpose'],
  ['R-EXP-03', 'draft-interpretation', 'basis'],
  ['R-EXP-04', 'draft-interpretation', 'mainContent'],
  ['R-EXP-04', 'draft-interpretation', 'scope'],
  ['R-EXP-06', 'draft-interpretation', 'interpreter'],
  ['R-EXP-06', 'draft-interpretation', 'contact'],
  ['R-EXP-08', 'draft-interpretation', 'forms'],
  ['R-INT-04', 'confirm-revision', 'confirmed'],
  ['R-EXP-02', 'request-waiver', 'reason'],
  ['R-EXP-02', 'interpretation-waiver', 'reason'],
  ['R-EXP-11', 'reopen-interpretation', 'reason'],
  ['R-INT-08', 'publish-interpretation', 'portalUrl'],
  ['R-INT-08', 'publish-interpretation', 'portalPublishedAt'],
  ['R-INT-08', 'publish-interpretation', 'portalOperator'],
  ['R-INT-08', 'publish-interpretation', 'serviceNetworkUrl'],
  ['R-INT-08', 'publish-interpretation', 'serviceNetworkPublishedAt'],
  ['R-INT-08', 'publish-interpretation', 'serviceNetworkOperator'],
])('%s · %s asks for %s', (rule, key, name) => {
  expect(required(key, name)).toBe(true);
  expect(field(form(key), name).clauses).toContain(rule);
});

test.each([
  ['R-EXP-04', 'standards'],
  ['R-EXP-04', 'timeLimits'],
  ['R-EXP-04', 'terms'],
  ['R-EXP-05', 'other'],
])('%s · %s of an interpretation is asked for but may stay empty', (rule, name) => {
  expect(required('draft-interpretation', name)).toBe(false);
  expect(field(form('draft-interpretation'), name).clauses).toContain(rule);
});

test('R-PUB-02 R-PUB-04 · ground and reason are asked for when it is not to be public', () => {
  for (const name of ['ground', 'reason']) {
    expect(required('attribute-initial', name, { attribute: 'not_public' })).toBe(true);
    expect(shown('attribute-initial', name, { attribute: 'proactive' })).toBe(false);
  }
  expect(required('secrecy-opinion', 'reason', { outcome: 'not_public' })).toBe(true);
  expect(cleanAnswers(form('attribute-initial'), context({ attribute: 'proactive', reason: '旧理由' }))).not.toHaveProperty('reason');
});

test('R-PUB-06 R-PUB-07 · a reason is asked for when the attribute is changed', () => {
  expect(required('attribute-check', 'reason', { attribute: 'on_request' })).toBe(true);
  expect(shown('attribute-check', 'reason', { attribute: 'proactive' })).toBe(false);
  expect(required('attribute-decision', 'reason', { attribute: 'on_request' })).toBe(true);
});

test('R-SEC-08a · the secrecy review form is asked for when the classification is unclear', () => {
  expect(required('secrecy-consultation', 'reviewForm', { classificationUnclear: true })).toBe(true);
  expect(shown('secrecy-consultation', 'reviewForm', {})).toBe(false);
});

test('R-META-02 · a typed number is asked for only when it is typed', () => {
  expect(required('issue-document', 'docNumber', { numbering: 'manual' })).toBe(true);
  expect(shown('issue-document', 'docNumber', { numbering: 'assign' })).toBe(false);
});

test('R-EXP-08 R-EXP-09 · all forms of interpretation, clause by clause or questions and answers', () => {
  const draft = form('draft-interpretation');
  expect(field(draft, 'forms').options?.map(({ label }) => label['zh-Hans'])).toEqual([
    '文字解读',
    '专家解读',
    '政策问答',
    '在线访谈',
    '媒体专访',
    '答记者问',
    '新闻发布会',
  ]);
  expect(
    field(draft, 'blocks')
      .fields?.find(({ key }) => key === 'kind')
      ?.options?.map(({ value }) => value),
  ).toEqual(['clause', 'qa']);
});

test('R-EXP-14 · experts who read the text can be named when it goes up', () => {
  expect(field(form('submit-deputy'), 'reviewers').clauses).toEqual(['R-EXP-14']);
});
