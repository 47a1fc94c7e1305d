import { answersOfDuty, duePeriods } from '../../../plugins/workboard/engine/duty';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { byDocument, comparePaper, type PaperDifference } from '../../../src/policies/office-duty/compare-paper';
import settings from '../../../config/names';
import { seedCalendar } from '../calendar/seed-calendar';
import { packs, refusedBy } from './office';
import { at, holder, SYSTEM, Walk } from './walk';

const pack = packs['office-duty'];
const calendar = seedCalendar();
const duties = pack.workflow.recurring ?? [];
const dutyOf = (key: string) => {
  const duty = duties.find((one) => one.key === key);
  if (!duty) throw new Error(`there is no duty ${key}`);
  return duty;
};
const monitor = holder('monitor', 21);
const office = holder('opinion_office', 20);
const secretariat = holder('secretariat', 25);
const disclosure = holder('disclosure', 26);

/** The card of the period a day lies in, opened as the system does. */
function opened(key: string, day: string): Walk {
  const duty = dutyOf(key);
  const [period] = duePeriods(duty, null, day as Day);
  if (!period) throw new Error(`${key} has no period`);
  const walk = new Walk(pack);
  const outcome = walk.fire(duty.opens, SYSTEM, at(day, '00:01'), answersOfDuty(duty, period, day as Day, calendar));
  expect(outcome.ok).toBe(true);
  return walk;
}

test.each([
  ['day', '2026-10-01', '2026-10-04', ['2026-10-02', '2026-10-03', '2026-10-04']],
  ['week', '2026-09-28', '2026-10-13', ['2026-10-05', '2026-10-12']],
  ['half_month', '2026-10-01', '2026-11-01', ['2026-10-16', '2026-11-01']],
  ['month', '2026-11-01', '2027-01-02', ['2026-12-01', '2027-01-01']],
  ['year', '2026-01-01', '2026-12-31', []],
] as const)(
  'R-OPN-15, R-OPN-17, R-PUB-12 · a %s duty made for %s and looked at again on %s: every period between, once, with its own days',
  (period, last, today, due) => {
    expect(duePeriods({ period }, last as Day, today as Day).map(({ from }) => from)).toEqual(due);
  },
);

test('a duty that was never known begins with the period of the day', () => {
  expect(duePeriods({ period: 'week' }, null, '2026-10-07' as Day)).toEqual([{ from: '2026-10-05', until: '2026-10-11' }]);
  expect(duePeriods({ period: 'day' }, '2024-01-01' as Day, '2026-10-07' as Day)).toHaveLength(400);
});

test('R-OPN-15, R-OPN-32 · the log of a holiday is due that day; papers, web and news, all three, and “nothing found” is an entry', () => {
  const walk = opened('daily_log', '2026-10-01');
  expect(walk.clock('daily', at('2026-10-01', '09:00'))).toMatchObject({ due: '2026-10-01', urgency: 'today' });
  expect([...walk.tasks]).toEqual(['daily']);
  expect(refusedBy(walk.fire('file_daily_log', monitor, at('2026-10-01', '16:00'), { watched: ['web'], found: 'none' }))).toEqual([
    'R-OPN-32',
  ]);
  expect(walk.fire('file_daily_log', monitor, at('2026-10-01', '16:00'), { watched: ['papers', 'web', 'news'], found: 'none' }).ok).toBe(
    true,
  );
});

test('R-OPN-15, R-OPN-02, R-OPN-25, G-34 · the daily log is reported to the leaders, and the response office is its second recipient with a copy; both say when they read it', () => {
  const walk = opened('daily_log', '2026-10-01');
  const when = (time: string) => at('2026-10-01', time);
  expect(walk.fire('file_daily_log', monitor, when('16:00'), { watched: ['papers', 'web', 'news'], found: 'none' }).ok).toBe(true);
  const sent = () => (walk.subject.details as { recipients: Record<string, unknown>[] }).recipients;
  expect(sent().map(({ recipient, as, at: on }) => [recipient, as, on])).toEqual([
    ['director', 'report', when('16:00')],
    ['leader', 'report', when('16:00')],
    ['office', 'copy', when('16:00')],
  ]);
  expect([...walk.tasks].slice(-3)).toEqual(['read_daily_log_director', 'read_daily_log_leader', 'read_daily_log_office']);
  // One office under two names: who is called 处置办公室 in one clause and 应对办公室 in the other.
  const office34 = pack.workflow.recipients?.find(({ key }) => key === 'daily_log')?.to.find(({ as }) => as === 'copy');
  const [name] = settings.list.filter(({ words }) => words.includes('政务舆情处置办公室'));
  expect(pack.workflow.roles[office34?.roles[0] ?? '']?.title['zh-Hans']).toBe(name?.name);
  const leader = holder('leader', 23);
  expect(walk.fire('acknowledge', leader, when('17:00')).ok).toBe(true);
  expect(refusedBy(walk.fire('acknowledge', leader, when('17:01')))).toEqual(['R-OPN-15', 'R-OPN-17']);
  expect(walk.fire('acknowledge', office, when('17:30')).ok).toBe(true);
  expect(sent().map(({ readAt, readBy }) => [readAt, readBy])).toEqual([
    [null, null],
    [when('17:00'), 'leader23'],
    [when('17:30'), 'opinion_office20'],
  ]);
  expect(walk.stage).toBe('done');
});

test('R-OPN-17, G-38 · the weekly report is due on the last workday of its week, make-up Saturdays counted, and lists what the register holds', () => {
  // 10 October 2026 is a Saturday that is worked.
  const walk = opened('weekly_report', '2026-10-09');
  expect(walk.clock('weekly', at('2026-10-09', '09:00'))?.due).toBe('2026-10-10');
  walk.facts = { ...walk.facts, generalEvents: [{ documentId: 'a', number: '1', title: '停车', foundOn: '2026-10-08', unit: 'business' }] };
  expect(walk.fire('send_weekly_report', office, at('2026-10-10', '16:00'), { recipients: '主要领导' }).ok).toBe(true);
  expect(walk.subject.details).toMatchObject({ weekly: { events: [{ documentId: 'a' }] } });
  expect(walk.effects).toContainEqual({ do: 'renderNotice', notice: 'weekly-report' });
  expect(walk.subject.details).toMatchObject({
    recipients: [
      { list: 'weekly_report', recipient: 'director' },
      { list: 'weekly_report', recipient: 'leader' },
    ],
  });
});

test('R-OPN-14, R-OPN-33, G-39 · bulletin and liaison come every month, due on its last workday', () => {
  const walk = opened('bulletin', '2026-10-01');
  expect(walk.clock('monthly', at('2026-10-01', '09:00'))?.due).toBe('2026-10-30');
  walk.facts = { ...walk.facts, importantEvents: [] };
  expect(
    refusedBy(walk.fire('record_liaison', office, at('2026-10-20', '09:00'), { bodies: ['police'], contacts: '值班室', note: '了解' })),
  ).toEqual(['R-OPN-33']);
  expect(walk.fire('issue_bulletin', disclosure, at('2026-10-30', '09:00'), { recipients: '各单位' }).ok).toBe(true);
  expect(
    opened('liaison', '2026-10-01').fire('record_liaison', office, at('2026-10-20', '09:00'), {
      bodies: ['police'],
      contacts: '值班室',
      note: '了解',
    }).ok,
  ).toBe(true);
});

test('R-FOI-29, N-28 · archive by the last workday of January, annual report by the 31st; the first card is that of the next year', () => {
  expect(opened('foi_archive', '2026-01-01').clock('archive', at('2026-01-02', '09:00'))?.due).toBe('2026-01-30');
  const annual = opened('annual_report', '2026-01-01');
  expect(annual.clock('annual', at('2026-01-02', '09:00'))?.due).toBe('2026-01-31');
  expect(annual.subject.title).toBe('2025 年政府信息公开年度报告');
  expect([dutyOf('foi_archive').first, dutyOf('annual_report').first]).toEqual(['next', 'next']);
});

test('N-29 · what is not public is listed each year; each is looked at, and what may be public by now is a task until its document was decided anew', () => {
  const walk = opened('reassessment', '2027-01-01');
  expect(dutyOf('reassessment').first).toBe('next');
  expect(walk.clock('reassessment', at('2027-01-02', '09:00'))?.due).toBe('2027-12-31');
  expect([...walk.tasks]).toEqual(['reassess']);
  const closed = (...numbers: string[]) => {
    const documents = numbers.map((number) => ({ number, title: number }));
    walk.facts = { ...walk.facts, notPublic: { documents, closed: numbers, list: numbers.join() } };
  };
  closed('1号', '2号', '3号');
  const reassess = (form: Answers) => walk.fire('reassess', disclosure, at('2027-03-01', '09:00'), { opinion: '理由仍然成立', ...form });
  const row = (document: string) => ({ document, reason: '项目已经完成' });
  expect(refusedBy(reassess({ disclose: [row('1号')] }))).toEqual(['N-29']);
  expect(refusedBy(reassess({ eachLookedAt: true, disclose: [row('9号')] }))).toEqual(['N-29']);
  expect(reassess({ eachLookedAt: true, disclose: [row('1号'), row('2号')] }).ok).toBe(true);
  expect([walk.stage, [...walk.tasks]]).toEqual(['to_disclose', ['disclose/1号', 'disclose/2号']]);
  expect(walk.subject.details).toMatchObject({ reassessed: { documents: [{ number: '1号' }, { number: '2号' }, { number: '3号' }] } });
  const settle = () => walk.fire('settle_reassessment', disclosure, at('2027-04-01', '09:00'));
  expect(refusedBy(settle())).toEqual(['N-29']);
  closed('2号', '3号');
  expect(settle().ok).toBe(true);
  expect([walk.stage, [...walk.tasks]]).toEqual(['to_disclose', ['disclose/2号']]);
  closed('3号');
  expect(settle().ok).toBe(true);
  expect([walk.stage, walk.tasks.size, walk.subject.closedOn]).toEqual(['done', 0, '2027-04-01']);

  const nothing = opened('reassessment', '2027-01-01');
  nothing.facts = { ...nothing.facts, notPublic: { documents: [], closed: [], list: '' } };
  expect(nothing.fire('reassess', disclosure, at('2027-03-01', '09:00'), { eachLookedAt: true, opinion: '没有不予公开的公文' }).ok).toBe(
    true,
  );
  expect(nothing.stage).toBe('done');
});

test('R-FOI-29 · the yearly archive is finished when every file of the years before was received, and not before the last of them', () => {
  const walk = opened('foi_archive', '2027-01-01');
  const archive = (open: string[]) => {
    const files = ['黄依申请〔2026〕1号', '黄依申请〔2026〕2号'];
    walk.facts = { ...walk.facts, foiArchive: { open, list: open.join('、'), files, lastOn: open.length === 0 ? '2027-01-20' : '' } };
  };
  const finish = (doneOn: string) => walk.fire('finish', disclosure, at('2027-01-25', '09:00'), { doneOn, note: '移交清单1号' });
  archive(['黄依申请〔2026〕2号']);
  const refused = finish('2027-01-25');
  expect(refusedBy(refused)).toEqual(['R-FOI-29']);
  expect(JSON.stringify(refused)).toContain('黄依申请〔2026〕2号');
  archive([]);
  expect(refusedBy(finish('2027-01-19'))).toEqual(['R-FOI-29']);
  expect(finish('2027-01-25').ok).toBe(true);
  expect(walk.subject.details).toMatchObject({ archived: ['黄依申请〔2026〕1号', '黄依申请〔2026〕2号'] });
  expect(walk.clock('archive', at('2027-01-25', '09:00'))).toMatchObject({ due: '2027-01-29', met: true });
});

describe('half-monthly hand-over', () => {
  const IN_ORDER = {
    title: '办法',
    docNumber: '1号',
    issuedAt: '2026-10-08',
    intranetLoadedOn: '2026-10-09',
    portalPublishedAt: '2026-10-10',
    paperHandedOverOn: '2026-10-15',
  };

  test('R-PUB-13, X-08 · issued, intranet, portal and paper of a half-month: exactly the seeded differences are found', () => {
    const documents = [
      { documentId: 'same', ...IN_ORDER },
      { documentId: 'intranet', ...IN_ORDER, intranetLoadedOn: null },
      { documentId: 'portal', ...IN_ORDER, portalPublishedAt: null },
      { documentId: 'unissued', ...IN_ORDER, issuedAt: null },
      { documentId: 'paper', ...IN_ORDER, paperHandedOverOn: null },
      { documentId: 'title', ...IN_ORDER },
      { documentId: 'number', ...IN_ORDER },
    ];
    const portal = documents
      .filter(({ portalPublishedAt }) => portalPublishedAt !== null)
      .map((one) => ({
        ...one,
        title: one.documentId === 'title' ? '办法（试行）' : one.title,
        docNumber: one.documentId === 'number' ? '2号' : one.docNumber,
      }));
    expect(comparePaper(documents, portal).map(({ documentId, difference }) => [documentId, difference])).toEqual([
      ['intranet', 'not_on_intranet'],
      ['portal', 'not_on_portal'],
      ['unissued', 'not_issued'],
      ['paper', 'no_paper'],
      ['title', 'other_title'],
      ['number', 'other_number'],
    ]);
  });

  test('R-PUB-12, R-PUB-13, X-08 · both sides sign, two persons; each document that differs is a task, done when it is set right, and the batch ends with the last', () => {
    const walk = opened('paper_batch', '2026-10-08');
    expect(walk.clock('paper', at('2026-10-08', '09:00'))?.due).toBe('2026-10-15');
    const found = (...all: [documentId: string, difference: PaperDifference['difference'], words: string][]) => {
      const differences = all.map(([documentId, difference, words]) => ({
        documentId,
        number: null,
        title: documentId,
        difference,
        words,
      }));
      const list = all.map(([documentId, , words]) => `${documentId}（${words}）`).join('；');
      const differing = byDocument(differences).map((one) => ({ ...one }));
      walk.facts = { ...walk.facts, paperBatch: { documents: [], differences, differing, list } };
    };
    found(['办法', 'not_on_portal', '未公开'], ['意见', 'no_paper', '缺纸质'], ['办法', 'no_paper', '缺纸质']);
    expect(walk.fire('receive_batch', disclosure, at('2026-10-15', '15:00'), {}).ok).toBe(false);
    expect(walk.fire('hand_over_batch', secretariat, at('2026-10-15', '15:00'), { listNumber: '移送1号' }).ok).toBe(true);
    const both = { ...disclosure, id: secretariat.id };
    expect(refusedBy(walk.fire('receive_batch', both, at('2026-10-15', '16:00'), {}))).toEqual(['R-PUB-12']);
    expect(walk.fire('receive_batch', disclosure, at('2026-10-15', '16:00'), {}).ok).toBe(true);
    expect([walk.stage, [...walk.tasks]]).toEqual(['differs', ['difference/办法', 'difference/意见']]);
    expect(walk.effects).toContainEqual(
      expect.objectContaining({
        task: 'difference/办法',
        title: expect.objectContaining({ 'zh-Hans': '处理《办法》：未公开；缺纸质' }) as unknown,
      }),
    );
    expect(walk.clock('paper', at('2026-10-15', '16:00'))).toMatchObject({ state: 'stopped', met: true });
    const settle = (time: string) => walk.fire('settle_batch', secretariat, at('2026-10-16', time), { settlement: '已经补齐' });
    expect(refusedBy(settle('09:00'))).toEqual(['R-PUB-13']);
    // One is set right, and one has come up since.
    found(['意见', 'no_paper', '缺纸质'], ['通知', 'not_issued', '未印发']);
    expect(settle('10:00').ok).toBe(true);
    expect([walk.stage, [...walk.tasks]]).toEqual(['differs', ['difference/意见', 'difference/通知']]);
    found();
    expect(settle('11:00').ok).toBe(true);
    expect([walk.stage, walk.tasks.size, walk.subject.closedOn]).toEqual(['done', 0, '2026-10-16']);
  });
});
