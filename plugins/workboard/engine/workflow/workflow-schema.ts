import { z } from 'zod';
import { cel, clauseKeys, key, many, name, step, text } from '../yaml-shapes';
import { audits } from '../audit/audit-schema';
import { channels } from '../channel/channel-schema';
import { door } from '../door/door-schema';
import { matrix } from '../matrix/matrix-schema';
import { recurring } from '../duty/duty-schema';
import { recipients } from '../recipient/recipient-schema';
import { notices } from '../notice/notice-schema';
import { registers } from '../register/register-schema';
import { bundle } from '../bundle/bundle-schema';
import { statistics } from '../statistics/statistics-schema';
import { effect } from './effect-schema';

/** The shape of `workflow.yaml`, as README.md describes it. Names and graph are checked afterwards. */
export const workflowSchema = z.strictObject({
  key,
  title: text,
  description: text.optional(),
  ...clauseKeys,
  subject: z.strictObject({
    type: z.string().min(1),
    where: z.record(name, z.union([z.string(), z.number(), z.boolean()])).optional(),
    title: name.default('title'),
    number: many(name).default([]),
    kind: z.strictObject({ attribute: name, titles: z.record(z.string().min(1), text) }).optional(),
    mark: z.strictObject({ attributes: many(name), titles: z.record(z.string().min(1), text) }).optional(),
    words: z.record(name, z.record(z.string().min(1), text)).optional(),
    units: many(name).default([]),
    sealed: many(name).default([]),
    stamped: many(name).optional(),
    enclosures: name.optional(),
    sealOf: z.literal('parent').optional(),
    lapse: z.strictObject({ broken: name.optional(), restored: name.optional() }).optional(),
    state: many(name).default([]),
    fixedWhenLinked: z.record(name, many(z.string().min(1))).default({}),
    details: name.optional(),
  }),
  roles: z
    .record(
      name,
      z.union([z.enum(['office', 'unit']), z.strictObject({ scope: z.enum(['office', 'unit']), units: many(name).default([]) })]),
    )
    .default({}),
  terms: z.record(name, cel).default({}),
  stages: z.record(
    name,
    z.strictObject({
      title: text,
      kind: z.enum(['initial', 'normal', 'final']).default('normal'),
      owner: many(name).default([]),
      urgent: z.literal(true).optional(),
      wip: z.lazy(() => wip).optional(),
      readOnly: many(z.string().min(1)).optional(),
      freezes: many(z.string().min(1)).optional(),
    }),
  ),
  clocks: z
    .record(
      name,
      z.lazy(() => clock),
    )
    .default({}),
  causes: z.record(z.string().min(1), text).default({}),
  events: z.record(
    name,
    z.lazy(() => event),
  ),
  registers: registers.default({}),
  statistics: statistics.default({}),
  bundle: bundle.optional(),
  audits: audits.default({}),
  notices: notices.default({}),
  recurring: recurring.default({}),
  recipients: recipients.default({}),
  channels: channels.default({}),
  door: door.optional(),
  matrix: matrix.optional(),
  repeats: z.strictObject({ person: name, texts: many(name), years: z.int().min(1).max(20).default(2), ...clauseKeys }).optional(),
  personal: z
    .strictObject({
      keep: z.strictObject({ years: z.int().min(1).max(100), after: z.literal('closed') }),
      given: z.record(name, many(name)).optional(),
    })
    .optional(),
});

const count = z.int().min(0).max(3660);

const room = z.int().min(1).max(9999);
const wip = z
  .strictObject({ soft: room.optional(), hard: room.optional() })
  .refine(({ soft, hard }) => soft !== undefined || hard !== undefined, '须写 soft 或 hard / give “soft” or “hard”');

const limitKeys = {
  workdays: count.optional(),
  days: count.optional(),
  hours: z.int().min(1).max(8784).optional(),
  sameDay: z.literal(true).optional(),
  lastWorkdayOf: z.enum(['week', 'half_month', 'month', 'january', 'next_january']).optional(),
};

const LIMITS = Object.keys(limitKeys) as (keyof typeof limitKeys)[];
const one = (value: object) => LIMITS.filter((key) => (value as Record<string, unknown>)[key] !== undefined).length === 1;
const HOURS_RUN = '按小时计的期限不能暂停或延长 / a limit in hours is neither paused nor extended';
const ONE_LIMIT = '期限只能且必须写一种 / give exactly one kind of limit';

const on = many(name);
const moment = z.strictObject({ on, at: cel.default('today'), when: cel.optional() });
const until = cel.optional();
const pause = z.strictObject({ on, at: cel.default('today'), when: cel.optional(), cause: z.string().min(1) });

const ceiling = z
  .strictObject({ title: text.optional(), ...limitKeys, ...clauseKeys, pausable: z.boolean().default(false), when: cel.optional() })
  .refine(one, ONE_LIMIT);

const lead = z.union([count, z.strictObject({ hours: z.int().min(1).max(8784) })]);

const clock = z
  .strictObject({
    title: text,
    ...clauseKeys,
    limit: z.strictObject(limitKeys).refine(one, ONE_LIMIT),
    ceiling: ceiling.optional(),
    ceilings: z.array(ceiling).default([]),
    pausable: z.boolean().default(false),
    target: z.literal(true).optional(),
    performance: z.literal('public').optional(),
    owner: name,
    remind: z.array(lead).default([]),
    escalate: z.array(z.strictObject({ overdue: lead, to: name, says: text.optional() })).default([]),
    expire: z
      .strictObject({ event: name, at: z.literal('begin').optional(), when: cel.optional(), form: z.record(name, cel).default({}) })
      .optional(),
    start: many(
      z.strictObject({
        on,
        at: cel.default('today'),
        when: cel.optional(),
        ceilingFrom: cel.optional(),
        workdays: cel.optional(),
        until,
      }),
    ).optional(),
    reset: many(moment.extend({ until })).optional(),
    stop: many(moment).optional(),
    suspend: many(pause).optional(),
    resume: many(pause).optional(),
    extend: many(z.strictObject({ on, workdays: cel, when: cel.optional() })).optional(),
    cancel: many(z.strictObject({ on, at: cel.default('today'), when: cel.optional(), reason: z.string().min(1) })).optional(),
  })
  .refine(({ limit, pausable, extend }) => limit.hours === undefined || (!pausable && extend === undefined), HOURS_RUN)
  .refine(({ ceiling: only, ceilings }) => [only, ...ceilings].every((one) => one?.hours === undefined || !one.pausable), HOURS_RUN);

const guard = z.strictObject({
  ...clauseKeys,
  when: cel,
  message: text,
  field: z.string().min(1).optional(),
  cure: z
    .string()
    .regex(
      /^(form|subject|linked|event)\.[A-Za-z][\w.-]*$/,
      '应写作 form.字段、subject.属性、linked.流程或 event.事件 / write form.field, subject.attribute, linked.workflow or event.key',
    )
    .optional(),
  severity: z.enum(['block', 'warn']).default('block'),
});

const event = z.strictObject({
  title: text,
  from: many(name).default([]),
  to: z
    .union([
      name,
      z.array(z.strictObject({ stage: name, when: cel.optional() })).min(1),
      z.strictObject({ stage: name, when: cel.optional() }),
    ])
    .optional(),
  by: many(name),
  form: key.optional(),
  ...clauseKeys,
  shows: z.array(z.strictObject({ title: text, value: cel, ...clauseKeys })).default([]),
  guards: z.array(guard).default([]),
  distinctFrom: many(z.strictObject({ events: many(step), ...clauseKeys, message: text })).default([]),
  effects: many(effect).default([]),
  hints: many(z.strictObject({ field: name, day: cel, message: text, ...clauseKeys })).default([]),
  back: z.boolean().default(false),
  undo: z.union([name, z.strictObject({ why: text })]).optional(),
});

export type RawWorkflow = z.output<typeof workflowSchema>;
export type RawEvent = RawWorkflow['events'][string];
export type RawCeiling = z.output<typeof ceiling>;
export type RawClock = RawWorkflow['clocks'][string];
