import type { Path } from '../read-yaml';
import { clausesOf } from '../yaml-shapes';
import type { Effect, Guard } from '../workflow/types';
import type { RawWorkflow } from '../workflow/workflow-schema';
import type { RawRecipients } from './recipient-schema';

/** Name under which every sending is kept with the subject's details. */
export const SENT = 'recipients';

/** Of a row: nobody has read it yet, and whoever acts is one of those it was sent to. */
const MINE = 'row.readAt == null && row.roles.exists(role, role in actor.roles)';

const ROW_READ = `{'list': row.list, 'recipient': row.recipient, 'as': row.as, 'roles': row.roles, 'at': row.at, 'readAt': now, 'readBy': actor.name}`;

interface Expanded {
  event: string;
  effect: Effect;
  path: Path;
}

/**
 * A list of recipients as effects: the step that sends keeps a row for each recipient and gives each a task; the step that reads notes in the rows of whoever
 * takes it when it was read and by whom, and closes their tasks.
 */
export function expandRecipients(raw: RawRecipients, details: string): Expanded[] {
  const sendings = Object.entries(raw).flatMap(([list, one]) => [...sentEffects(list, one), ...closingEffects(list, one)]);
  const firstOf = new Map(Object.entries(raw).map(([list, { read }]) => [read, list]));
  const readings = [...firstOf].map(([event, list]) => ({
    event,
    effect: { do: 'keep', as: SENT, value: `subject.${details}.${SENT}.map(row, ${MINE} ? ${ROW_READ} : row)` } as Effect,
    path: ['recipients', list, 'read'],
  }));
  return [...sendings, ...readings];
}

/** Nobody confirms what was not sent to them, or what they have confirmed already. */
export function unreadGuard({ recipients, subject, events }: RawWorkflow, event: string): Guard[] {
  if (!Object.values(recipients).some(({ read }) => read === event)) return [];
  return [
    {
      clauses: clausesOf(events[event] ?? {}),
      when: `subject.${subject.details ?? 'details'}.${SENT}.exists(row, ${MINE})`,
      message: { 'zh-Hans': '没有报送您而尚未确认的内容', en: 'Nothing was sent to you that you have not confirmed' },
      severity: 'block',
    },
  ];
}

function sentEffects(list: string, { sent, to, read, clock, ...rest }: RawRecipients[string]): Expanded[] {
  return sent.flatMap(({ on, when }, index) =>
    on.flatMap((event) =>
      Object.entries(to).flatMap(([recipient, { roles, as, task }]) => {
        const under = when === undefined ? {} : { when };
        const names = `[${roles.map((role) => `'${role}'`).join(', ')}]`;
        const row = `{'list': '${list}', 'recipient': '${recipient}', 'as': '${as}', 'roles': ${names}, 'at': now, 'readAt': null, 'readBy': null}`;
        const path: Path = ['recipients', list, 'sent', index];
        const kept: Expanded = { event, effect: { ...under, do: 'append', as: SENT, value: row }, path };
        const role = roles[0];
        if (task === undefined || role === undefined) return [kept];
        const asked = {
          do: 'createTask' as const,
          task: taskOf(list, recipient),
          title: task,
          role,
          event: read,
          clauses: clausesOf(rest),
        };
        return [kept, { event, effect: { ...under, ...asked, ...(clock === undefined ? {} : { clock }) }, path }];
      }),
    ),
  );
}

function closingEffects(list: string, { to, read }: RawRecipients[string]): Expanded[] {
  return Object.entries(to).flatMap(([recipient, { roles, task }]) => {
    if (task === undefined) return [];
    const when = roles.map((role) => `'${role}' in actor.roles`).join(' || ');
    return [{ event: read, effect: { when, do: 'closeTask', task: taskOf(list, recipient) }, path: ['recipients', list, 'read'] }];
  });
}

const taskOf = (list: string, recipient: string): string => `read_${list}_${recipient}`;
