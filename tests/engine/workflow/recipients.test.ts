import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import type { Outcome, Value } from '../../../plugins/workboard/engine/workflow/types';
import { at, holder, Walk } from '../packs/walk';
import { OPTIONS, sample } from './sample';

const YAML = `key: report
title: 报告
subject: { type: 'api::case.case', details: details }
stages:
  open: { title: 起草, kind: initial, owner: secretariat }
  sent: { title: 已报, kind: final }
events:
  begin: { title: 新建, by: secretariat }
  send: { title: 报送, from: open, to: sent, by: secretariat }
  read: { title: 确认已阅, from: sent, by: [leader, secretariat], clause: R-OPN-15 }
recipients:
  daily:
    title: 日志
    clause: R-OPN-15
    sent: { on: send }
    read: read
    to:
      leaders: { title: 领导, roles: leader, task: 阅读（报送） }
      office: { roles: [secretariat], as: copy }
`;
const TIME = (time: string) => at('2026-10-24', time);
const [writer, leader, other] = [holder('secretariat', 1), holder('leader', 2), holder('leader', 3)];

const rowsOf = ({ subject }: Walk) => (subject.details as { recipients: Record<string, Value>[] }).recipients;
const messages = (outcome: Outcome) => (outcome.ok ? [] : outcome.unmet.map(({ message }) => message.en));

test('G-34, R-OPN-15 · a step sends to whom the pack names, as a report or as a copy; each reads it once, and the record says who and when', () => {
  const walk = new Walk({ workflow: sample(YAML), forms: {} });
  walk.fire('begin', writer, TIME('08:00'));
  walk.fire('send', writer, TIME('09:00'));
  expect(rowsOf(walk)).toEqual([
    { list: 'daily', recipient: 'leaders', as: 'report', roles: ['leader'], at: TIME('09:00'), readAt: null, readBy: null },
    { list: 'daily', recipient: 'office', as: 'copy', roles: ['secretariat'], at: TIME('09:00'), readAt: null, readBy: null },
  ]);
  // Who is only sent a copy has no task of it here; the list says that.
  expect([...walk.tasks]).toEqual(['read_daily_leaders']);
  expect(walk.fire('read', leader, TIME('10:00')).ok).toBe(true);
  expect([walk.stage, walk.tasks.size]).toEqual(['sent', 0]);
  expect(rowsOf(walk).map(({ readAt, readBy }) => [readAt, readBy])).toEqual([
    [TIME('10:00'), 'leader2'],
    [null, null],
  ]);
  expect(messages(walk.fire('read', other, TIME('10:05')))).toEqual(['Nothing was sent to you that you have not confirmed']);
  expect(walk.fire('read', writer, TIME('10:10')).ok).toBe(true);
  expect(rowsOf(walk).map(({ readBy }) => readBy)).toEqual(['leader2', 'secretariat1']);
});

test('nothing that was not sent can be confirmed', () => {
  const yaml = YAML.replace('from: sent, by: [', 'from: [open, sent], by: [');
  const walk = new Walk({ workflow: sample(yaml), forms: {} });
  walk.fire('begin', writer, TIME('08:00'));
  expect(walk.fire('read', leader, TIME('08:10')).ok).toBe(false);
});

test.each([
  [
    'who cannot say that they have read it',
    YAML.replace('by: [leader, secretariat]', 'by: [leader]'),
    'a recipient cannot take “read”: secretariat',
  ],
  ['a role that is not there', YAML.replace('roles: leader', 'roles: nobody'), 'there is no role “nobody”'],
  ['a step that is not there', YAML.replace('sent: { on: send }', 'sent: { on: gone }'), 'there is no event “gone”'],
  ['a reading step that is not there', YAML.replace('    read: read', '    read: gone'), 'there is no event “gone”'],
  ['no clause', YAML.replace('    clause: R-OPN-15\n', ''), 'names no clause'],
  ['a reading step without a clause', YAML.replace(', clause: R-OPN-15 }', ' }'), 'the event “read” has to name its clauses'],
  ['no place for its record', YAML.replace(', details: details', ''), 'needs “subject.details”'],
  ['an unknown way of sending', YAML.replace('as: copy', 'as: rumour'), 'as'],
])('refused at load: recipients with %s', (_says, yaml, reason) => {
  const parsed = parseWorkflow(yaml, OPTIONS);
  expect(parsed.ok ? '' : parsed.problems.map((one) => describeProblem(one, 'en')).join('\n')).toContain(reason);
});
