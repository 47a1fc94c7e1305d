import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { ResolvedEffect } from '../../../plugins/workboard/engine/workflow/types';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { codes, effectsOf, onDocument, packs, person, refusedBy, type Case } from './office';

const HANDED = { paperHandedOverOn: '2026-09-29' };
const ON_BOTH = { intranetLoadedOn: '2026-09-29', portalPublishedAt: '2026-09-29' };

const handOver = (input: Case = {}, form: Answers = {}) =>
  onDocument('hand_over_paper', { handedOverOn: '2026-09-30', listNumber: '移送1号', ...form }, input);
const receive = (form: Answers, subject: Case['subject'] = { ...HANDED, ...ON_BOTH }, rest: Case = {}) =>
  onDocument('receive_paper', { receivedOn: '2026-09-30', ...form }, { ...rest, subject });
const kinds = (effects: readonly ResolvedEffect[]) =>
  effects.map((effect) =>
    effect.do === 'createTask' || effect.do === 'closeTask'
      ? `${effect.do} ${effect.task}`
      : effect.do === 'stopClock'
        ? `stop ${effect.clock} ${effect.at}`
        : effect.do,
  );

test.each([
  ['2026-10-09', '2026-10-15'],
  ['2026-10-16', '2026-10-30'],
  ['2026-09-30', '2026-09-30'],
])('R-PUB-12 · a document issued on %s goes over with the batch of its half-month, by %s', (issued, due) => {
  const effects = effectsOf(
    onDocument('issue', { issuedAt: issued, numbering: 'assign' }, { today: day(issued), subject: { documentDate: issued } }),
  );
  expect(effects).toContainEqual({ do: 'startClock', clock: 'paper', at: issued });
  const { paper } = packs['official-document'].workflow.clocks;
  if (!paper) throw new Error('the pack has no clock for the paper copy');
  expect(deriveClock(paper, [{ type: 'START', on: day(issued) }], seedCalendar(), day(issued)).due).toBe(due);
});

test('R-PUB-12 · what is not proactive is not handed over', () => {
  const effects = effectsOf(
    onDocument('issue', { issuedAt: '2026-09-30', numbering: 'assign' }, { subject: { attributeFinal: 'on_request' } }),
  );
  expect(kinds(effects)).not.toContain('createTask hand_over_paper');
  expect(refusedBy(handOver({ subject: { attributeFinal: 'on_request' } }))).toEqual(['R-PUB-12']);
});

test('R-PUB-12 · the hand-over is one signature: the clock runs on until the other side has signed', () => {
  expect(kinds(effectsOf(handOver()))).toEqual(['set', 'set', 'closeTask hand_over_paper', 'createTask receive_paper']);
  const effects = kinds(effectsOf(receive({ result: 'consistent' })));
  expect(effects).toEqual(['set', 'set', 'closeTask receive_paper', 'stop paper 2026-09-30']);
});

test('R-PUB-12 · two sides, two persons: only the disclosure section receives, and never who handed it over', () => {
  expect(codes(receive({ result: 'consistent' }, undefined, { actor: person('secretariat') }))).toEqual(['role']);
  const same = { actor: person('disclosure', 77), lastActor: { hand_over_paper: 77 } };
  expect(codes(receive({ result: 'consistent' }, undefined, same))).toEqual(['separation']);
});

test.each<[string, ReturnType<typeof onDocument>]>([
  ['handed over twice', handOver({ subject: HANDED })],
  ['handed over before it was issued', handOver({}, { handedOverOn: '2026-09-27' })],
  ['handed over in the future', handOver({}, { handedOverOn: '2026-10-01' })],
  ['received and never handed over', receive({ result: 'differs', difference: '缺少附件' }, ON_BOTH)],
  ['received before it was handed over', receive({ result: 'consistent', receivedOn: '2026-09-28' })],
  ['received twice', receive({ result: 'consistent' }, { ...HANDED, ...ON_BOTH, paperReceivedOn: '2026-09-29' })],
])('R-PUB-12 · refused: %s', (_says, outcome) => {
  expect(refusedBy(outcome)).toEqual(['R-PUB-12']);
});

test.each([
  ['not on the intranet', { ...HANDED, portalPublishedAt: '2026-09-29' }],
  ['not on the portal', { ...HANDED, intranetLoadedOn: '2026-09-29' }],
])('R-PUB-13 · %s is not “consistent”', (_says, subject) => {
  expect(refusedBy(receive({ result: 'consistent' }, subject))).toEqual(['R-PUB-13']);
  expect(refusedBy(receive({ result: 'differs', difference: '网上尚未上载' }, subject))).toEqual([]);
});

test('R-PUB-13 · a difference is recorded and becomes a task, until it is settled', () => {
  const effects = effectsOf(receive({ result: 'differs', difference: '标题不一致' }));
  expect(effects).toContainEqual({ do: 'set', attribute: 'paperDifference', value: '标题不一致' });
  expect(kinds(effects)).toContain('createTask settle_paper_difference');
  const settle = (subject: Case['subject']) => onDocument('settle_paper_difference', { settlement: '已更正门户标题' }, { subject });
  expect(kinds(effectsOf(settle({ paperDifference: '标题不一致' })))).toEqual(['set', 'closeTask settle_paper_difference']);
  expect(refusedBy(settle({}))).toEqual(['R-PUB-13']);
});
