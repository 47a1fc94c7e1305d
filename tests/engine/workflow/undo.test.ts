import { parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import { OPTIONS, sample, WORKFLOW_YAML } from './sample';

/** The sample whose event `submit` declares what takes it back. */
function withUndo(undo: string) {
  const event = '  submit:\n    title: 送审\n';
  const at = WORKFLOW_YAML.indexOf(event);
  if (at < 0) throw new Error('the sample has no event submit');
  const yaml = WORKFLOW_YAML.replace(event, `${event}    undo: ${undo}\n`);
  return { parsed: parseWorkflow(yaml, OPTIONS), line: WORKFLOW_YAML.slice(0, at).split('\n').length + 2 };
}

const problem = (undo: string) => {
  const { parsed, line } = withUndo(undo);
  if (parsed.ok) throw new Error(`undo: ${undo} was taken`);
  expect(parsed.problems).toMatchObject([{ line }]);
  return parsed.problems[0]?.reason.en;
};

test('D.3-7 · an undo is an event that can be fired where the step leads and leads back to where it began, or a sentence', () => {
  const { parsed } = withUndo('return');
  expect(parsed.ok && parsed.workflow.events['submit']?.undo).toEqual({ event: 'return' });
  const why = withUndo('{ why: 只能退回 }').parsed;
  expect(why.ok && why.workflow.events['submit']?.undo).toEqual({ why: { 'zh-Hans': '只能退回', en: '只能退回' } });
  expect(sample().events['submit']?.undo).toBeUndefined();
});

test.each([
  ['unsubmit', /unsubmit/],
  // Cannot be fired from “opinion”, where “submit” leads.
  ['publish', /opinion/],
  // Can be fired from there, but leads on.
  ['opine', /lead back/],
  // Stays where it is.
  ['note', /lead back/],
])('D.3-7 · the validator refuses undo: %s', (undo, said) => {
  expect(problem(undo)).toMatch(said);
});
