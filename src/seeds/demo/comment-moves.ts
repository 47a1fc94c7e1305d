import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { said } from '../../../database/seeds/demo/consultations.json';
import type { DemoConsultation, DemoDays } from './consultation-answers';
import type { Moment } from './moment';

/** Days on which comments come in, and the minutes between two of them. */
const DAYS = 5;
const APART = 7;
const ENDINGS = ['', '！', '，请予考虑', '，谢谢'];

/** A step of the n-th comment on a draft. */
export interface CommentMove {
  about: DemoConsultation;
  step: 'submit' | 'release' | 'dispose';
  comment: number;
  at: string;
}

interface Times {
  moment: Moment;
  calendar: WorkdayCalendar;
  today: Day;
}

/** What is said of a draft while it is open, always the same; what of it is shown, and what is disposed of on the day after the closing. */
export function commentMoves(about: DemoConsultation, { opensOn, closesOn }: DemoDays, { moment, calendar, today }: Times): CommentMove[] {
  const day = (n: number) => calendar.add(opensOn, n).day;
  const numbers = Array.from({ length: about.comments ?? 0 }, (_, comment) => comment);
  const move = (step: CommentMove['step'], comment: number, on: Day, minutes: number): CommentMove => {
    return { about, step, comment, at: moment(on < today ? on : today, minutes).at };
  };
  const perDay = Math.ceil(numbers.length / DAYS);
  const after = calendar.add(closesOn, 1).day;
  return [
    // In the afternoon, when the draft is open, and one after the other, so that the n-th that comes in is the n-th.
    ...numbers.map((n) => move('submit', n, day(Math.floor(n / perDay)), 14 * 60 + (n % perDay) * APART)),
    ...numbers.slice(0, about.released ?? 0).map((n) => move('release', n, day(DAYS), 11 * 60 + n)),
    ...numbers.slice(0, about.disposed ?? 0).map((n) => move('dispose', n, after, 9 * 60 + 5 + n)),
  ];
}

/** What the people of the demo write about a comment. */
export function commentForm({ about, step, comment }: CommentMove): Answers {
  const list = said[about.said ?? 'places'];
  const { clause = '', text = '', disposition = 'not_adopted' } = list[comment % list.length] ?? {};
  if (step === 'release') return {};
  if (step === 'submit')
    return { text: text + (ENDINGS[comment % ENDINGS.length] ?? ''), submitterKind: 'person', ...(clause === '' ? {} : { clause }) };
  const assessed = { lawful: true, scientific: disposition !== 'not_adopted', operable: true, disposition };
  if (disposition === 'adopted') return { ...assessed, changedClause: `${clause || '第二条'}已按意见修改（演示）` };
  if (disposition === 'partly_adopted')
    return { ...assessed, changedClause: `${clause}增加一款（演示）`, reason: '部分内容与上位法不一致（演示）' };
  return { ...assessed, reason: '现有条件下难以实施（演示）', feedback: '感谢您的意见，经研究暂未采纳（演示）', feedbackWay: 'published' };
}
