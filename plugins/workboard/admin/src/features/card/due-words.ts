import type { CardDue, ClockView } from '../../../../shared/contract';

/** Shape beside the colour, so that no state is told by colour alone. */
export type DueShape = 'triangle' | 'full' | 'half' | 'empty' | 'bars' | 'check' | 'dash';
export type DueTone = 'danger' | 'warning' | 'success' | 'secondary' | 'neutral';

export interface DueWords {
  shape: DueShape;
  tone: DueTone;
  /** Message below `card.due.`; `n` is its number, `h` the hours before the minutes. */
  message: string;
  n: number;
  h?: number;
  projected: boolean;
}

type Due = Pick<CardDue, 'urgency' | 'workdaysLeft' | 'minutesLeft' | 'daysOverdue' | 'projected' | 'on'>;

/** What a due badge says: 剩 3 个工作日 · 今日到期 · 逾期 2 天 · 暂停 · 剩 7 个工作日; where hours bind: 剩 4 小时 20 分 · 超时 35 分. */
export function dueWords(due: Due): DueWords {
  const { projected } = due;
  const left = due.workdaysLeft;
  if (due.minutesLeft !== null && due.urgency !== 'suspended' && due.urgency !== 'done') return hourWords(due.minutesLeft, projected);
  if (due.urgency === 'overdue') return { shape: 'triangle', tone: 'danger', message: 'overdue', n: due.daysOverdue, projected };
  if (due.urgency === 'today') return { shape: 'full', tone: 'danger', message: 'today', n: 0, projected };
  if (due.urgency === 'suspended') {
    return left === null
      ? { shape: 'bars', tone: 'secondary', message: 'suspended', n: 0, projected }
      : { shape: 'bars', tone: 'secondary', message: 'suspendedLeft', n: left, projected };
  }
  if (due.urgency === 'done') return { shape: 'check', tone: 'neutral', message: 'done', n: 0, projected: false };
  if (due.on === null || left === null) return { shape: 'dash', tone: 'neutral', message: 'idle', n: 0, projected };
  const soon = due.urgency === 'soon';
  return { shape: soon ? 'half' : 'empty', tone: soon ? 'warning' : 'success', message: 'left', n: left, projected };
}

/** Hours up to which a clock of hours presses as one of days does on its last day. */
const PRESSING = 5;

function hourWords(minutesLeft: number, projected: boolean): DueWords {
  const over = minutesLeft < 0;
  const minutes = Math.abs(minutesLeft);
  const h = Math.floor(minutes / 60);
  const message = over ? (h === 0 ? 'overMinutes' : 'overHours') : h === 0 ? 'leftMinutes' : 'leftHours';
  const pressing = minutes <= PRESSING * 60;
  return {
    shape: over ? 'triangle' : pressing ? 'full' : 'half',
    tone: over || pressing ? 'danger' : 'warning',
    message,
    n: minutes % 60,
    h,
    projected,
  };
}

/** The same for a clock in the drawer, which also knows how it ended. */
export function clockWords(clock: ClockView): DueWords {
  const ended = { n: 0, projected: false };
  if (clock.state === 'cancelled') return { ...ended, shape: 'dash', tone: 'neutral', message: 'cancelled' };
  if (clock.state === 'idle') return { ...ended, shape: 'dash', tone: 'neutral', message: 'idle' };
  if (clock.state === 'stopped') {
    return clock.met === false
      ? { ...ended, shape: 'triangle', tone: 'danger', message: 'missed' }
      : { ...ended, shape: 'check', tone: 'success', message: 'met' };
  }
  // A target that is past is no breach: it is said, in yellow.
  if (clock.target && clock.daysOverdue > 0 && clock.state === 'running')
    return { shape: 'half', tone: 'warning', message: 'pastTarget', n: clock.daysOverdue, projected: clock.projected };
  return dueWords({ ...clock, on: clock.due });
}
