import { buildCalendar } from '../../../plugins/workboard/engine/calendar/build-calendar';
import type { CalendarException, Day } from '../../../plugins/workboard/engine/calendar/types';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { ClockDefinition, ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import type { ClockView } from '../../../plugins/workboard/shared/contract';
import { text } from './board-data';

const NOTICE = '国办发明电〔2025〕7号';

const off = (day: string): CalendarException => ({ day: day as Day, kind: 'holiday', name: '国庆节', source: NOTICE });
const worked = (day: string): CalendarException => ({ day: day as Day, kind: 'makeup', name: '国庆节', source: NOTICE });

/** The arrangement around the National Day of 2026; 2027 is not known yet. */
export const calendar = buildCalendar({
  version: 4,
  coveredYears: [2026],
  exceptions: [
    worked('2026-09-20'),
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => off(`2026-10-${day}`)),
    worked('2026-10-10'),
  ],
  statutoryDays: [],
});

const PORTAL: ClockDefinition = {
  key: 'portal',
  title: text('门户公开'),
  clauses: ['R-PUB-11'],
  limit: { workdays: 7 },
  pausable: true,
  owner: 'secretariat',
  remind: [],
  escalate: [],
};

/** A clock read by the engine itself, as the server sends it. */
export function clockView(events: readonly ClockEvent[], today: string, more: Partial<ClockDefinition> = {}): ClockView {
  const definition = { ...PORTAL, ...more };
  const reading = deriveClock(definition, events, calendar, today as Day);
  return { ...reading, title: definition.title, clauses: definition.clauses, owner: definition.owner };
}

export const start = (on: string): ClockEvent => ({ type: 'START', on: on as Day });
