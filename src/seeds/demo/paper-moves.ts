import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';

export interface PaperMove {
  event: 'hand_over_paper' | 'receive_paper' | 'settle_paper_difference';
  day: Day;
  /** Minutes after midnight. */
  minute: number;
  form: Answers;
}

/**
 * The hand-over of a document's paper copy as the office does it (R-PUB-12, R-PUB-13): on the last workday of the half-month in which the
 * document was issued, or on the first workday after it; a difference is settled when the document is published. Nothing for a batch that is
 * not due yet.
 */
export function paperMoves(input: {
  issued: Day;
  loaded: Day | null;
  published: Day | null;
  today: Day;
  calendar: WorkdayCalendar;
}): PaperMove[] {
  const { issued, loaded, published, today, calendar } = input;
  const last = calendar.lastWorkdayOnOrBefore(endOfHalfMonth(issued)).day;
  const day = last >= issued ? last : calendar.add(last, 1).day;
  if (day >= today) return [];
  const consistent = loaded !== null && loaded <= day && published !== null && published <= day;
  const moves: PaperMove[] = [
    { event: 'hand_over_paper', day, minute: 18 * 60, form: { handedOverOn: day, listNumber: `移送清单〔演示〕${day}` } },
    {
      event: 'receive_paper',
      day,
      minute: 18 * 60 + 20,
      form: {
        receivedOn: day,
        ...(consistent ? { result: 'consistent' } : { result: 'differs', difference: '移送时网上尚未全部上载（演示）' }),
      },
    },
  ];
  if (published !== null && published > day) {
    moves.push({
      event: 'settle_paper_difference',
      day: published,
      minute: 19 * 60,
      form: { settlement: '门户网站已公开，差异消除（演示）' },
    });
  }
  return moves;
}

function endOfHalfMonth(day: Day): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const end = date <= 15 ? new Date(Date.UTC(year, month - 1, 15)) : new Date(Date.UTC(year, month, 0));
  return end.toISOString().slice(0, 10) as Day;
}
