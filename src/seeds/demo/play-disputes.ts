import type { Core } from '@strapi/strapi';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { addDays } from '../../../plugins/workboard/engine/day';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { disputes } from '../../../database/seeds/demo/disputes.json';
import { momentOf } from './moment';
import type { Person } from './people';
import { partnerOf } from './play-requests';

/** An invented dispute, as `database/seeds/demo/disputes.json` writes it. */
interface DemoDispute {
  /** Title of the request whose reply is challenged. */
  request: string;
  procedure: string;
  authority: string;
  externalNumber: string;
  /** What was decided; the reply is upheld if absent. What is not upheld orders a new reply. */
  result?: string;
  steps: string;
}

const WHO: Readonly<Record<string, string>> = { approve_defense: 'deputy_director', 'e:submit': 'business' };

/** Plays the invented disputes about invented requests. Whatever has no other role is the disclosure section's step. */
export async function playDisputes(
  strapi: Core.Strapi,
  people: readonly Person[],
  requests: ReadonlyMap<string, FiredCard>,
): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const moment = await momentOf(workboard);
  for (const [index, about] of (disputes as DemoDispute[]).entries()) {
    const request = requests.get(about.request);
    if (!request) throw new Error(`demo: there is no request “${about.request}”`);
    for (const [place, written] of about.steps.split(' ').entries()) {
      const [step = '', ago = '0'] = written.split('@');
      const { day, at } = moment(Number(ago), 9 * 60 + index + place * 35);
      const person = people.find(({ role }) => role === (WHO[step] ?? 'disclosure'));
      if (!person) throw new Error(`demo: nobody can do ${step}`);
      const card = await cardOf(workboard, request, step);
      const form = ANSWERS[step]?.(about, day, person.id) ?? {};
      await workboard.fire(card, { event: step.replace(/^[re]:/, ''), actor: await workboard.actor(person.id), at, form });
    }
  }
}

async function cardOf(workboard: WorkboardApi, request: FiredCard, step: string): Promise<number> {
  if (step.startsWith('r:')) return request.id;
  const dispute = await partnerOf(workboard, request, 'dispute');
  if (!step.startsWith('e:')) return dispute.id;
  return (await partnerOf(workboard, dispute, 'dispute-evidence')).id;
}

const TEXT = '演示数据：答复认定事实清楚、适用依据正确、程序合法，请求维持。';

const ANSWERS: Readonly<Record<string, (about: DemoDispute, day: Day, person: number) => Answers>> = {
  'r:challenge': ({ procedure, authority, externalNumber }, day) => ({
    procedure,
    authority,
    externalNumber,
    copyReceivedOn: day,
    claims: '演示数据：请求撤销答复，责令重新答复。',
  }),
  forward: (_about, day) => ({ section: 'office-business', sentOn: day, question: '演示数据：有关答复意见的全部材料。' }),
  'e:submit': () => ({
    items: [
      {
        kind: 'evidence',
        name: '检索记录（演示）',
        source: '政务公开科',
        proves: '已尽检索义务',
        original: true,
        authentic: true,
        file: '检索记录.pdf',
      },
      {
        kind: 'basis',
        name: '《政府信息公开条例》',
        source: '国务院令第711号',
        proves: '答复的法律依据',
        original: false,
        authentic: true,
        file: '条例.pdf',
      },
    ],
  }),
  hold_meeting: (_about, day) => ({ plannedOn: day, invited: ['section', 'counsel'], issues: '演示数据：争议解决方案。' }),
  record_meeting: (_about, day) => ({
    heldOn: day,
    participants: [
      { name: '卫业务', category: 'section', section: 'office-business' },
      { name: '演示律师', category: 'counsel', section: null },
    ],
    minutes: '演示数据：与会人员意见一致。',
    proposal: '演示数据：维持原答复。',
  }),
  draft_defense: () => ({ text: TEXT, coAuthor: '区复议局 演示人员' }),
  file: (_about, day) => ({ filedOn: day, method: 'direct', proof: '收件回执（演示）' }),
  change_procedure: (_about, day) => ({ changedOn: day, document: '演示复议转〔2026〕1号', reason: '演示数据：案情需要进一步核实。' }),
  // Two weeks after it was entered: some are still to come.
  schedule_hearing: (_about, day, person) => ({
    heldOn: addDays(day, 14),
    time: '09:30',
    place: '演示区人民法院第三法庭',
    agents: [{ person, post: '科员', scope: 'general' }],
    observers: [{ name: '卫业务', unit: '业务科（演示）' }],
  }),
  hearing_held: () => ({ attended: '孙公开、卫业务', summary: '演示数据：双方陈述，择日宣判。' }),
  record_decision: ({ result = 'maintain' }, day) => ({
    decidedOn: day,
    document: '演示裁〔2026〕2号',
    result,
    newReply: result !== 'maintain',
    orders: result === 'maintain' ? '演示数据：维持原答复。' : '演示数据：撤销原答复，责令在法定期限内重新答复。',
  }),
  lodge_appeal: (_about, day) => ({ by: 'claimant', lodgedOn: day, reason: '演示数据：原告不服一审判决。' }),
  claimant_withdraws: (_about, day) => ({ endedOn: day, reason: '演示数据：申请人已取得所需信息，撤回申请。' }),
  settle: (_about, day) => ({ endedOn: day, document: '演示调〔2026〕1号', reason: '演示数据：经调解达成一致。' }),
  close: () => ({ lesson: '演示数据：答复时说明依据，可以减少争议。' }),
  take_effect: (_about, day) => ({ effectiveOn: day }),
  enforce: (_about, day) => ({
    enforceBy: `${day.slice(0, 4)}-12-31`,
    work: [{ what: '重新检索并答复（演示）', section: 'office-business' }],
  }),
};
