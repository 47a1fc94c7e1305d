import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Actor, Outcome } from '../../../plugins/workboard/engine/workflow/types';
import { touchesSealed } from '../../../plugins/workboard/engine/workflow/frozen';
import {
  codes,
  effectsOf,
  fire,
  onDocument,
  onInterpretation,
  onOversight,
  onReview,
  packs,
  person,
  refusedBy,
  TODAY,
  written,
} from './office';

const openings = (outcome: Parameters<typeof effectsOf>[0]) =>
  effectsOf(outcome).flatMap((effect) => (effect.do === 'openCard' ? [effect] : []));

describe('R-SEC-12 · inspection', () => {
  const ORDER = { finding: '未逐项审查', order: '补充逐项审查记录', dueOn: '2026-10-20' };
  const inspector = person('inspector');

  test('R-SEC-12 · the inspector’s only step on a review is to record a finding, and it moves nothing', () => {
    const steps = Object.values(packs['secrecy-review'].workflow.events).filter(({ by }) => by.includes('inspector'));
    expect(steps.map(({ key, to }) => [key, to])).toEqual([['record_finding', []]]);
    const outcome = onReview('record_finding', ORDER, { stage: 'concluded', actor: inspector });
    expect(openings(outcome)).toMatchObject([{ workflow: 'secrecy-finding', event: 'order', form: ORDER }]);
    expect(codes(onReview('record_finding', ORDER, { stage: 'concluded', actor: person('secrecy_unit') }))).toEqual(['role']);
  });

  test('R-SEC-12 · a correction has its day, is reported by the unit, and verified by the inspector', () => {
    expect(refusedBy(onOversight('secrecy-finding', 'reject', { reason: '没有纠正', dueOn: '2026-09-01' }))).toEqual(['R-SEC-12']);
    const report = { measures: '已补充记录', correctedOn: TODAY };
    expect(refusedBy(onOversight('secrecy-finding', 'report_correction', report, { subject: { orderedOn: '2026-09-29' } }))).toEqual([]);
    expect(refusedBy(onOversight('secrecy-finding', 'report_correction', report, { subject: { orderedOn: '2026-10-29' } }))).toEqual([
      'R-SEC-12',
    ]);
    expect(
      codes(onOversight('secrecy-finding', 'accept', { opinion: '已纠正' }, { lastActor: { report_correction: inspector.id } })),
    ).toEqual(['separation']);
    expect(codes(onOversight('secrecy-finding', 'accept', { opinion: '已纠正' }, { actor: person('secrecy_unit') }))).toContain('role');
  });

  test('R-SEC-13 · who answered for it is recorded as others decided it, and nothing follows from it', () => {
    const record = { kind: 'correction', authority: '区监察机关', decidedOn: TODAY };
    const outcome = onOversight('secrecy-finding', 'record_accountability', record, { stage: 'verified' });
    expect(effectsOf(outcome).map((effect) => effect.do)).toEqual(['append', 'set']);
    expect(written(outcome, 'accountableOn')).toBe(TODAY);
    expect(refusedBy(onOversight('secrecy-finding', 'record_accountability', { ...record, decidedOn: '2026-12-01' }))).toEqual([
      'R-SEC-13',
    ]);
    const register = packs['secrecy-finding'].workflow.registers?.find(({ key }) => key === 'accountability');
    expect(register?.clauses).toEqual(['R-SEC-13']);
  });
});

const holder = (role: string): Actor => ({ kind: 'staff', id: 60, name: role, memberships: [{ role, unit: 'general' }] });

describe('R-SEC-14 · incident', () => {
  const withdraw = { reason: '附件误含内部数据', discovered: '巡查发现' };

  test.each([
    ['document', (form) => onDocument('emergency_unpublish', form)],
    ['interpretation', (form) => onInterpretation('emergency_unpublish', form)],
    ['consultation', (form) => fire(packs.consultation, 'emergency_unpublish', form, { subject: { opensOn: TODAY } })],
    ['statement', (form) => fire(packs.statement, 'supersede', form, { actor: holder('opinion_office') })],
    ['disclosure-entry', (form) => fire(packs['disclosure-entry'], 'withdraw', form, {})],
  ] as [string, (form: Answers) => Outcome][])(
    'R-SEC-14 · the withdrawal of a %s with a leak suspected opens the incident in the same step',
    (_type, take) => {
      expect(openings(take({ ...withdraw, leakSuspected: true }))).toMatchObject([
        { workflow: 'secrecy-incident', event: 'open', form: withdraw, values: { discoveredOn: TODAY } },
      ]);
      expect(openings(take(withdraw))).toEqual([]);
    },
  );

  test('R-SEC-14 · what was withdrawn is frozen while the incident is open', () => {
    const linked = (stage: string) => ({ linked: { 'secrecy-incident': [{ stage }] }, subject: { withdrawalConfirmedOn: TODAY } });
    for (const stage of ['contained', 'reported']) {
      expect(refusedBy(onDocument('reopen', { ground: 'text', reason: '整改' }, linked(stage)))).toEqual(['R-SEC-14']);
      expect(refusedBy(onInterpretation('rework', { reason: '整改后重新办理' }, linked(stage)))).toEqual(['R-SEC-14']);
    }
    expect(refusedBy(onDocument('reopen', { ground: 'text', reason: '整改' }, linked('closed')))).toEqual([]);
  });

  test('R-SEC-14 · no step that writes, seals, opens or publishes the content passes while the incident is open; what leaves it alone does', () => {
    const steps = (['official-document', 'interpretation', 'consultation', 'statement', 'disclosure-entry'] as const).flatMap((pack) =>
      Object.values(packs[pack].workflow.events).map((event) => [packs[pack], event] as const),
    );
    const touching = steps.filter(([{ workflow }, event]) => touchesSealed(workflow, event));
    const named = touching.map(([{ workflow }, { key }]) => `${workflow.key}.${key}`);
    for (const step of [
      'official-document.publish',
      'official-document.reseal',
      'interpretation.rework',
      'consultation.explain',
      'statement.write',
    ])
      expect(named).toContain(step);
    for (const [pack, { key }] of touching)
      for (const stage of ['contained', 'reported', 'closed'])
        expect([key, stage, codes(fire(pack, key, {}, { linked: { 'secrecy-incident': [{ stage }] } })).includes('frozen')]).toEqual([
          key,
          stage,
          stage !== 'closed',
        ]);
    const confirm = { stage: 'withdrawn', linked: { 'secrecy-incident': [{ stage: 'contained' }] } };
    expect(codes(onDocument('confirm_withdrawal', { opinion: '同意撤下' }, confirm))).toEqual([]);
  });

  test('R-SEC-14 · the report takes who answers for it from the trail of the review; somebody else closes', () => {
    const trail = [{ at: '2026-09-20T02:00:00.000Z', title: '审查批准', who: '陈某' }];
    const report = { recipient: '区保密行政管理部门', scope: '门户网站', measures: '已撤下', reportedOn: TODAY };
    const outcome = onOversight('secrecy-incident', 'report', report, { facts: { sealTrail: trail } });
    expect(effectsOf(outcome)).toContainEqual({ do: 'keep', as: 'trail', value: trail });
    expect(effectsOf(outcome)).toContainEqual({ do: 'renderNotice', notice: 'incident-report' });
    const close = { result: 'risk', opinion: '已整改' };
    expect(codes(onOversight('secrecy-incident', 'close', close, { lastActor: { report: 10 } }))).toEqual(['separation']);
    expect(packs['secrecy-incident'].workflow.clocks.report?.limit).toEqual({ sameDay: true });
  });
});
