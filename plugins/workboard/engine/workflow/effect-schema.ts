import { z } from 'zod';
import { cel, clauseKeys, clausesOf, key, name, text } from '../yaml-shapes';
import type { EachRow, Effect } from './types';

const common = { when: cel.optional(), on: z.strictObject({ linked: key }).optional() };
const each = { each: cel.optional(), key: name.optional() };
const at = cel.default('today');
const flag = z.literal(true);

/** One strict shape for each verb; the verb is the key that says what the effect does. */
const VERBS = {
  startClock: z.strictObject({
    startClock: name,
    at,
    ceilingFrom: cel.optional(),
    workdays: cel.optional(),
    until: cel.optional(),
    ...common,
  }),
  resetClock: z.strictObject({ resetClock: name, at, until: cel.optional(), ...common }),
  stopClock: z.strictObject({ stopClock: name, at, ...common }),
  suspendClock: z.strictObject({ suspendClock: name, at, cause: z.string().min(1), ...common }),
  resumeClock: z.strictObject({ resumeClock: name, at, cause: z.string().min(1), ...common }),
  extendClock: z.strictObject({ extendClock: name, workdays: cel, ...common }),
  cancelClock: z.strictObject({ cancelClock: name, at, reason: z.string().min(1), ...common }),
  set: z.strictObject({ set: name, value: cel, ...common }),
  keep: z.strictObject({ keep: name, value: cel.default('form'), ...common }),
  append: z.strictObject({ append: name, value: cel.default('form'), ...common }),
  assignNumber: z.strictObject({ assignNumber: key, attribute: name, year: cel.default('year(today)'), ...common }),
  createTask: z.strictObject({
    createTask: name,
    title: text,
    role: name,
    clock: name.optional(),
    event: name.optional(),
    ...each,
    ...clauseKeys,
    ...common,
  }),
  closeTask: z.strictObject({ closeTask: name, ...each, ...common }),
  openCard: z.strictObject({
    openCard: key,
    event: name.optional(),
    values: z.record(name, cel).default({}),
    form: z.record(name, cel).optional(),
    unlessLinked: z.boolean().default(true),
    persons: z.union([z.literal(true), z.literal('card')]).optional(),
    ...common,
  }),
  linkCard: z.strictObject({ linkCard: key, number: cel, ...common }),
  takeStep: z.strictObject({ takeStep: name, form: z.record(name, cel).default({}), ...common }),
  renderNotice: z.strictObject({ renderNotice: key, ...common }),
  seal: z.strictObject({ seal: flag, ...common }),
  breakSeal: z.strictObject({ breakSeal: flag, ...common }),
  publish: z.strictObject({ publish: flag, ...common }),
  unpublish: z.strictObject({ unpublish: flag, ...common }),
} as const;

type Verb = keyof typeof VERBS;

/** An effect as packs write it (`startClock: reply` with its keys beside it, or the bare word `publish`), read into the engine's form. */
export const effect = z.unknown().transform((raw, ctx): Effect => {
  const written: unknown = typeof raw === 'string' ? { [raw]: true } : raw;
  const verb = verbOf(written);
  if (verb === null) {
    const verbs = Object.keys(VERBS).join(', ');
    ctx.issues.push({ code: 'custom', input: raw, message: `效果须且只须写一个动作：${verbs} / an effect has exactly one verb: ${verbs}` });
    return z.NEVER;
  }
  const result = VERBS[verb].safeParse(written);
  if (!result.success) {
    for (const issue of result.error.issues) ctx.issues.push({ ...issue, input: raw } as z.core.$ZodRawIssue);
    return z.NEVER;
  }
  if (('each' in result.data && result.data.each !== undefined) !== ('key' in result.data && result.data.key !== undefined)) {
    ctx.issues.push({ code: 'custom', input: raw, message: 'each 和 key 须同时写明 / “each” and “key” belong together' });
    return z.NEVER;
  }
  return normalise(result.data);
});

function verbOf(written: unknown): Verb | null {
  if (typeof written !== 'object' || written === null) return null;
  const verbs = Object.keys(written).filter((one): one is Verb => Object.hasOwn(VERBS, one));
  return verbs.length === 1 ? (verbs[0] ?? null) : null;
}

type Written = z.output<(typeof VERBS)[Verb]>;

function normalise(written: Written): Effect {
  const { when, on } = written;
  const base = { ...(when === undefined ? {} : { when }), ...(on === undefined ? {} : { on }) };
  if ('startClock' in written) {
    return {
      ...base,
      do: 'startClock',
      clock: written.startClock,
      at: written.at,
      ...(written.ceilingFrom === undefined ? {} : { ceilingFrom: written.ceilingFrom }),
      ...(written.workdays === undefined ? {} : { workdays: written.workdays }),
      ...untilOf(written),
    };
  }
  if ('resetClock' in written) return { ...base, do: 'resetClock', clock: written.resetClock, at: written.at, ...untilOf(written) };
  if ('stopClock' in written) return { ...base, do: 'stopClock', clock: written.stopClock, at: written.at };
  if ('suspendClock' in written) return { ...base, do: 'suspendClock', clock: written.suspendClock, at: written.at, cause: written.cause };
  if ('resumeClock' in written) return { ...base, do: 'resumeClock', clock: written.resumeClock, at: written.at, cause: written.cause };
  if ('extendClock' in written) return { ...base, do: 'extendClock', clock: written.extendClock, workdays: written.workdays };
  if ('cancelClock' in written) return { ...base, do: 'cancelClock', clock: written.cancelClock, at: written.at, reason: written.reason };
  if ('set' in written) return { ...base, do: 'set', attribute: written.set, value: written.value };
  if ('keep' in written) return { ...base, do: 'keep', as: written.keep, value: written.value };
  if ('append' in written) return { ...base, do: 'append', as: written.append, value: written.value };
  if ('assignNumber' in written)
    return { ...base, do: 'assignNumber', series: written.assignNumber, attribute: written.attribute, year: written.year };
  if ('createTask' in written) {
    const { createTask: task, title, role, clock, event } = written;
    return {
      ...base,
      do: 'createTask',
      task,
      title,
      role,
      ...(clock === undefined ? {} : { clock }),
      ...(event === undefined ? {} : { event }),
      ...eachOf(written),
      clauses: clausesOf(written),
    };
  }
  if ('closeTask' in written) return { ...base, do: 'closeTask', task: written.closeTask, ...eachOf(written) };
  if ('openCard' in written) {
    const { openCard: workflow, event, values, form, unlessLinked, persons } = written;
    const given = { ...(event === undefined ? {} : { event }), ...(form === undefined ? {} : { form }), ...(persons ? { persons } : {}) };
    return { ...base, do: 'openCard', workflow, ...given, values, unlessLinked };
  }
  if ('linkCard' in written) return { ...base, do: 'linkCard', workflow: written.linkCard, number: written.number };
  if ('takeStep' in written) return { ...base, do: 'takeStep', event: written.takeStep, form: written.form };
  if ('renderNotice' in written) return { ...base, do: 'renderNotice', notice: written.renderNotice };
  if ('seal' in written) return { ...base, do: 'seal' };
  if ('breakSeal' in written) return { ...base, do: 'breakSeal' };
  if ('publish' in written) return { ...base, do: 'publish' };
  return { ...base, do: 'unpublish' };
}

function eachOf({ each: rows, key: part }: { each?: string | undefined; key?: string | undefined }): { each?: EachRow } {
  return rows === undefined || part === undefined ? {} : { each: { rows, key: part } };
}

function untilOf({ until }: { until?: string | undefined }): { until?: string } {
  return until === undefined ? {} : { until };
}
