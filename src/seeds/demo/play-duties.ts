import type { Core } from '@strapi/strapi';
import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import { addDays } from '../../../plugins/workboard/engine/day';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { periodOf } from '../../../plugins/workboard/engine/notice/period';
import type { Period } from '../../../plugins/workboard/engine/notice/types';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { instantOf } from './moment';
import type { Person } from './people';

interface Duty {
  kind: string;
  title: string;
  period: Period;
  /** Steps with who takes them, all on one day; its last hour of work. */
  on: Day;
  steps: readonly { event: string; role: string; form?: Answers }[];
}

/**
 * Duties of periods that are over, as they stand now: logs of the last days, the week's report and the month's bulletin with their recipients, a half-month that was
 * handed over, and this year's reassessment. Those of the period that runs open by themselves.
 */
export async function playDuties(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const { instant, today } = workboard.now();
  const closed = await firstNotPublic(strapi);
  for (const { kind, title, period, on, steps } of dutiesBefore(today, await workboard.calendar(), closed)) {
    const opened = { dutyKind: kind, title, from: period.from, until: period.until };
    const at = (minute: number) => instantOf(on, 16 * 60 + minute, instant);
    const system = workboard.system('系统（演示）');
    const card = await workboard.open('office-duty', {
      event: 'open_duty',
      actor: system,
      at: instantOf(period.from, 1, instant),
      form: opened,
    });
    for (const [minute, { event, role, form = {} }] of steps.entries()) {
      const person = people.find((one) => one.role === role);
      if (!person) throw new Error(`demo: nobody is ${role}`);
      await workboard.fire(card.id, { event, actor: await workboard.actor(person.id), at: at(minute * 5), form });
    }
  }
}

const LOG: Answers = { watched: ['papers', 'web', 'news'], found: 'none' };
const read = (role: string) => ({ event: 'acknowledge', role });

function dutiesBefore(today: Day, calendar: WorkdayCalendar, closed: string | null): Duty[] {
  const week = periodOf('week', addDays(periodOf('week', today).from, -1));
  const month = periodOf('month', addDays(periodOf('month', today).from, -1));
  const half = periodOf('half_month', addDays(periodOf('half_month', today).from, -1));
  const lastWorkday = ({ until }: Period) => calendar.add(addDays(until, 1), -1).day;
  const logs = [2, 1].map((ago): Duty => {
    const day = addDays(today, -ago);
    const filed = { event: 'file_daily_log', role: 'monitor', form: LOG };
    const steps = ago === 1 ? [filed, read('opinion_office')] : [filed, read('opinion_office'), read('leader'), read('director')];
    return { kind: 'daily_log', title: `舆情日志 ${day}`, period: { from: day, until: day }, on: day, steps };
  });
  const report = { recipients: '主要领导、分管领导', comment: '一般舆情均已转办（演示）。' };
  const weekly = { event: 'send_weekly_report', role: 'opinion_office', form: report };
  const bulletin = {
    event: 'issue_bulletin',
    role: 'disclosure',
    form: { recipients: '各科室、有关单位', comment: '舆情总体平稳（演示）。' },
  };
  const handOver = { event: 'hand_over_batch', role: 'secretariat', form: { handedOverOn: lastWorkday(half), listNumber: '演示移送1号' } };
  const received = { event: 'receive_batch', role: 'disclosure', form: { receivedOn: lastWorkday(half), remark: '逐件对照（演示）' } };
  const anew = closed === null ? [] : [{ document: closed, reason: '演示数据：借调已经结束，可以公开。' }];
  const assessed = { eachLookedAt: true, disclose: anew, opinion: '演示数据：其余公文不予公开的理由仍然成立。' };
  const year = periodOf('year', today);
  const titleOf = (name: string, { from, until }: Period) => `${name} ${from} 至 ${until}`;
  return [
    { kind: 'bulletin', title: `舆情通报 ${month.from.slice(0, 7)}`, period: month, on: lastWorkday(month), steps: [bulletin] },
    { kind: 'paper_batch', title: titleOf('半月纸质文件移送', half), period: half, on: lastWorkday(half), steps: [handOver, received] },
    { kind: 'weekly_report', title: titleOf('一般舆情周报', week), period: week, on: lastWorkday(week), steps: [weekly, read('leader')] },
    {
      kind: 'reassessment',
      title: `${today.slice(0, 4)} 年不予公开信息评估审查`,
      period: year,
      on: addDays(today, -1),
      steps: [{ event: 'reassess', role: 'disclosure', form: assessed }],
    },
    ...logs,
  ];
}

/** What the reassessment lists first: number, or title of one without. */
async function firstNotPublic(strapi: Core.Strapi): Promise<string | null> {
  const found = (await strapi.db.query('api::document.document').findOne({
    where: { publishedAt: null, attributeFinal: 'not_public', issuedAt: { $notNull: true } },
    select: ['docNumber', 'title'],
  })) as { docNumber: string | null; title: string } | null;
  return found && (found.docNumber ?? found.title);
}
