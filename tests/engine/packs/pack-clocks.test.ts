import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { packs } from './office';

const calendar = seedCalendar();
const { intranet, portal, change } = packs['official-document'].workflow.clocks;
const { publish } = packs.interpretation.workflow.clocks;

function read(definition: typeof intranet, events: readonly ClockEvent[], today: string) {
  if (!definition) throw new Error('the pack has no such clock');
  return deriveClock(definition, events, calendar, day(today));
}

const start = (on: string, ceilingFrom?: string): ClockEvent => ({
  type: 'START',
  on: day(on),
  ...(ceilingFrom ? { ceilingFrom: day(ceilingFrom) } : {}),
});

test.each([
  ['R-PUB-10', intranet, '2026-09-30', '2026-10-08'],
  ['R-PUB-11', portal, '2026-09-30', '2026-10-15'],
  ['R-INT-06', publish, '2026-09-30', '2026-10-10'],
  ['R-PUB-10', intranet, '2026-09-19', '2026-09-20'],
  ['R-INT-06', publish, '2026-10-09', '2026-10-13'],
  ['N-31', change, '2026-09-01', '2026-09-29'],
])('%s N-35 · counted over holidays and make-up days (%#)', (_rule, definition, from, due) => {
  expect(read(definition, [start(from)], from).due).toBe(due);
});

test('R-PUB-11 · “7日工作日” is seven workdays, the start not counted', () => {
  expect(portal?.limit).toEqual({ workdays: 7 });
  expect(read(portal, [start('2026-03-02')], '2026-03-02').due).toBe('2026-03-11');
});

test('N-31 · the twenty workdays of the regulations run from the document date and bind when they end first', () => {
  const early = read(portal, [start('2026-03-26', '2026-03-02')], '2026-03-26');
  expect([early.officeDue, early.ceilingDue, early.due, early.binding]).toEqual(['2026-04-07', '2026-03-30', '2026-03-30', 'ceiling']);
  const late = read(portal, [start('2026-03-04', '2026-03-02')], '2026-03-04');
  expect([late.due, late.binding]).toEqual(['2026-03-13', 'office']);
});

test('R-PUB-11 R-INT-06 · issue and publication are two deadlines in a chain: ten workdays at worst', () => {
  const first = read(portal, [start('2026-03-02')], '2026-03-02').due ?? '';
  const second = read(publish, [start(first)], first).due ?? '';
  expect(calendar.count(day('2026-03-02'), day(second))).toBe(10);
});

test('R-INT-06 · overdue only after the last day, and due today on it', () => {
  expect(read(publish, [start('2026-09-30')], '2026-10-10').urgency).toBe('today');
  expect(read(publish, [start('2026-09-30')], '2026-10-11').urgency).toBe('overdue');
});

test('R-INT-08 · met when the later channel was in time, missed when it was not', () => {
  const stop = (on: string): ClockEvent => ({ type: 'STOP', on: day(on) });
  expect(read(publish, [start('2026-09-30'), stop('2026-10-10')], '2026-10-20').met).toBe(true);
  expect(read(publish, [start('2026-09-30'), stop('2026-10-11')], '2026-10-20').met).toBe(false);
});

test('R-EXP-02 · a waiver cancels the clock', () => {
  expect(read(publish, [start('2026-09-30'), { type: 'CANCEL', on: day('2026-10-08'), reason: 'waived' }], '2026-10-20').state).toBe(
    'cancelled',
  );
});

test('N-35 · a due day in a year without an arrangement is marked as projected', () => {
  expect(read(portal, [start('2026-12-31')], '2026-12-31').projected).toBe(true);
  expect(read(portal, [start('2026-03-02')], '2026-03-02').projected).toBe(false);
});

test('R-PUB-10 R-PUB-11 R-INT-06 · none can be paused; owners, reminders and escalation as the catalogue says', () => {
  expect(
    [intranet, portal, publish].map(
      (one) => one && { pausable: one.pausable, owner: one.owner, remind: one.remind, escalate: one.escalate },
    ),
  ).toEqual([
    { pausable: false, owner: 'secretariat', remind: [1, 0], escalate: [{ overdue: 0, to: 'deputy_director' }] },
    { pausable: false, owner: 'secretariat', remind: [3, 1, 0], escalate: [{ overdue: 0, to: 'deputy_director' }] },
    { pausable: false, owner: 'secretariat', remind: [2, 1, 0], escalate: [{ overdue: 0, to: 'deputy_director' }] },
  ]);
});

test('X-01 · whatever a clock waits for has a name in both languages: a court reads the derivation', () => {
  const effects = Object.values(packs).flatMap(({ workflow }) =>
    Object.values(workflow.events).flatMap((event) => event.effects.map((effect) => ({ effect, workflow }))),
  );
  const causes = effects.flatMap(({ effect, workflow }) => {
    if (effect.do !== 'suspendClock' && effect.do !== 'resumeClock') return [];
    const of = effect.on ? packs[effect.on.linked as keyof typeof packs].workflow : workflow;
    return [[effect.cause, of.clocks[effect.clock]?.causes?.[effect.cause]] as const];
  });
  expect(causes.length).toBeGreaterThan(20);
  expect(causes.filter(([key, title]) => !title || title['zh-Hans'] === key || title.en === key)).toEqual([]);
});
