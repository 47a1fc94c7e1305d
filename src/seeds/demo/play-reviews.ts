import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Person } from './people';

const CASE = 'api::case.case';

interface ReviewStep {
  /** Title of the entry that is reviewed. */
  title: string;
  role: string;
  event: string;
  /** Answers; `today` and `later` are given as days. */
  form: (days: { today: string; later: string }) => Answers;
}

/** Reviews of the demo that are not simple: one that has gone up to the city, and one in which the inspector found something. All invented. */
const STEPS: readonly ReviewStep[] = [
  {
    title: '关于规范户外广告设置的意见（演示）',
    role: 'secrecy_unit',
    event: 'review',
    form: () => ({
      marked: 'no',
      stateSecret: 'unclear',
      tradeSecret: 'no',
      privacy: 'no',
      safety: 'no',
      found: '附件所列点位与重点目标相邻，是否属于国家秘密不明确（演示）。',
      opinion: '建议逐级报定。',
    }),
  },
  {
    title: '关于规范户外广告设置的意见（演示）',
    role: 'secrecy_unit',
    event: 'escalate',
    form: ({ today }) => ({
      chain: 'other',
      intended: 'proactive',
      unclear: '附件所列点位是否属于国家秘密（演示）。',
      opinion: '倾向于公开正文，附件不公开。',
      bodyKind: 'district_secrecy',
      body: '区保密行政管理部门',
      sentOn: today,
    }),
  },
  {
    title: '关于开展校园周边环境整治的通知（演示）',
    role: 'inspector',
    event: 'record_finding',
    form: ({ later }) => ({ finding: '审查意见过于笼统，未写明所审附件（演示）。', order: '补充写明所审附件。', dueOn: later }),
  },
];

/** Plays them today, after the documents they are of. */
export async function playReviews(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const { today } = workboard.now();
  const later = (await workboard.calendar()).add(today, 10).day;
  for (const { title, role, event, form } of STEPS) {
    const [row] = (await strapi.db.query(CASE).findMany({
      where: { kind: 'secrecy_review', title, publishedAt: null },
      select: ['documentId'],
    })) as { documentId: string }[];
    const card = row ? await workboard.cardOf(CASE, row.documentId) : null;
    const person = people.find((one) => one.role === role);
    if (!card || !person) throw new Error(`demo: nobody can do ${event} of the review of ${title}`);
    await workboard.fire(card.id, { event, actor: await workboard.actor(person.id), form: form({ today, later }) });
  }
}
