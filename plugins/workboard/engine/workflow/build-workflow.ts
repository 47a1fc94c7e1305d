import type { Ceiling, ClockDefinition, Limit } from '../clock/types';
import type { Path } from '../read-yaml';
import { buildAudits } from '../audit/audit-schema';
import { buildDoor } from '../door/door-schema';
import { buildMatrix } from '../matrix/matrix-schema';
import { buildDuties } from '../duty/duty-schema';
import { expandRecipients, unreadGuard } from '../recipient/expand-recipients';
import { buildRecipients } from '../recipient/recipient-schema';
import { buildChannels } from '../channel/channel-schema';
import type { FormDefinition } from '../form/types';
import { buildNotices } from '../notice/notice-schema';
import { buildRegisters } from '../register/register-schema';
import { buildBundle } from '../bundle/bundle-schema';
import { buildStatistics } from '../statistics/statistics-schema';
import type { RoleKey, Text } from '../text';
import { clausesOf } from '../yaml-shapes';
import type {
  Cure,
  Effect,
  EventDefinition,
  Guard,
  Hint,
  RoleDefinition,
  StageDefinition,
  SubjectDefinition,
  WorkflowDefinition,
} from './types';
import type { RawCeiling, RawClock, RawEvent, RawWorkflow } from './workflow-schema';

/** A workflow with the places its effects were written at, so that a fault in an expanded shorthand points at the shorthand. */
export interface BuiltWorkflow {
  workflow: WorkflowDefinition;
  effectPaths: ReadonlyMap<Effect, Path>;
  /** Events that a shorthand of a clock or of recipients names, whether they exist or not. */
  shorthands: readonly { event: string; path: Path }[];
  /** The step by which each list of recipients is read. */
  readBy: Readonly<Record<string, string>>;
}

/** Turns what was read into the engine's definition: defaults filled, shorthand of clocks and recipients expanded into effects, roles with titles. */
export function buildWorkflow(
  raw: RawWorkflow,
  roleTitles: Readonly<Record<RoleKey, Text>>,
  { ofPublic: rolesOfPublic = [], forms = {} }: { ofPublic?: readonly RoleKey[]; forms?: Readonly<Record<string, FormDefinition>> } = {},
): BuiltWorkflow {
  const expanded = [
    ...Object.entries(raw.clocks).flatMap(([key, clock]) => expandClock(key, clock)),
    ...expandRecipients(raw.recipients, raw.subject.details ?? 'details'),
  ];
  const effectPaths = new Map<Effect, Path>(expanded.map(({ effect, path }) => [effect, path]));
  const stages = Object.entries(raw.stages).map(([key, stage]): StageDefinition => ({ key, ...stage }));
  const initial = stages.find((stage) => stage.kind === 'initial')?.key;
  const events = Object.entries(raw.events).map(([key, event]): [string, EventDefinition] => {
    const added = expanded.filter((one) => one.event === key).map(({ effect }) => effect);
    event.effects.forEach((effect, index) => effectPaths.set(effect, ['events', key, 'effects', index]));
    const built = buildEvent(key, event, added, initial);
    return [key, { ...built, guards: [...unreadGuard(raw, key), ...built.guards] }];
  });
  const workflow: WorkflowDefinition = {
    key: raw.key,
    version: 1,
    title: raw.title,
    ...(raw.description ? { description: raw.description } : {}),
    clauses: clausesOf(raw),
    subject: buildSubject(raw.subject),
    roles: {},
    terms: raw.terms,
    stages,
    clocks: Object.fromEntries(Object.entries(raw.clocks).map(([key, clock]) => [key, buildClock(key, clock, raw.causes)])),
    events: Object.fromEntries(events),
    registers: buildRegisters(raw.registers),
    statistics: buildStatistics(raw.statistics),
    ...(raw.bundle === undefined ? {} : { bundle: buildBundle(raw.bundle) }),
    audits: buildAudits(raw.audits),
    notices: buildNotices(raw.notices, forms),
    channels: buildChannels(raw.channels),
    ...(Object.keys(raw.recurring).length === 0 ? {} : { recurring: buildDuties(raw.recurring) }),
    ...(Object.keys(raw.recipients).length === 0 ? {} : { recipients: buildRecipients(raw.recipients) }),
    ...(raw.door === undefined ? {} : { door: buildDoor(raw.door) }),
    ...(raw.matrix === undefined ? {} : { matrix: buildMatrix(raw.matrix) }),
    ...(raw.repeats ? { repeats: buildRepeats(raw.repeats) } : {}),
    ...(raw.personal ? { personal: buildPersonal(raw.personal) } : {}),
    formVersions: {},
  };
  return {
    workflow: { ...workflow, roles: rolesOf(raw, workflow, { titles: roleTitles, ofPublic: rolesOfPublic }) },
    effectPaths,
    shorthands: expanded.map(({ event, path }) => ({ event, path })),
    readBy: Object.fromEntries(Object.entries(raw.recipients).map(([key, { read }]) => [key, read])),
  };
}

function buildRepeats({ person, texts, years, ...rest }: NonNullable<RawWorkflow['repeats']>): NonNullable<WorkflowDefinition['repeats']> {
  return { person, texts, years, clauses: clausesOf(rest) };
}

function buildPersonal({ keep, given }: NonNullable<RawWorkflow['personal']>): NonNullable<WorkflowDefinition['personal']> {
  return given === undefined ? { keep } : { keep, given };
}

/** What steps keep is theirs alone, and so is what makes an entry one of this workflow's. */
function buildSubject({ where, details, ...subject }: RawWorkflow['subject']): SubjectDefinition {
  const state = [...subject.state, ...(details === undefined ? [] : [details]), ...Object.keys(where ?? {})];
  return { ...subject, state, ...(where ? { where } : {}), ...(details === undefined ? {} : { details }) };
}

function buildEvent(key: string, raw: RawEvent, added: readonly Effect[], initial: string | undefined): EventDefinition {
  return {
    key,
    title: raw.title,
    from: raw.from,
    to: targets(raw, initial),
    by: raw.by,
    ...(raw.form === undefined ? {} : { form: raw.form }),
    clauses: clausesOf(raw),
    ...(raw.shows.length === 0
      ? {}
      : { shows: raw.shows.map(({ title, value, ...rest }) => ({ title, value, clauses: clausesOf(rest) })) }),
    guards: raw.guards.map((guard): Guard => {
      const cure = cureOf(guard);
      return { clauses: clausesOf(guard), when: guard.when, message: guard.message, ...(cure ? { cure } : {}), severity: guard.severity };
    }),
    distinctFrom: raw.distinctFrom.map((one) => ({ clauses: clausesOf(one), from: one.events, message: one.message })),
    effects: [...raw.effects, ...added],
    ...(raw.hints.length === 0 ? {} : { hints: raw.hints.map(hintOf) }),
    back: raw.back,
    ...(raw.undo === undefined ? {} : { undo: typeof raw.undo === 'string' ? { event: raw.undo } : raw.undo }),
  };
}

function hintOf(raw: RawEvent['hints'][number]): Hint {
  return { field: raw.field, day: raw.day, message: raw.message, clauses: clausesOf(raw) };
}

function targets(raw: RawEvent, initial: string | undefined): EventDefinition['to'] {
  if (raw.to === undefined) return raw.from.length === 0 && initial !== undefined ? [{ stage: initial }] : [];
  if (typeof raw.to === 'string') return [{ stage: raw.to }];
  const list = Array.isArray(raw.to) ? raw.to : [raw.to];
  return list.map(({ stage, when }) => (when === undefined ? { stage } : { stage, when }));
}

function cureOf({ field, cure }: { field?: string | undefined; cure?: string | undefined }): Cure | null {
  if (field !== undefined) return { in: 'form', field };
  if (cure === undefined) return null;
  const dot = cure.indexOf('.');
  const name = cure.slice(dot + 1);
  switch (cure.slice(0, dot)) {
    case 'form':
      return { in: 'form', field: name };
    case 'subject':
      return { in: 'subject', attribute: name };
    case 'linked':
      return { in: 'linked', workflow: name };
    default:
      return { in: 'event', event: name };
  }
}

function buildClock(key: string, raw: RawClock, causes: ClockDefinition['causes'] = {}): ClockDefinition {
  const ceilings = [...(raw.ceiling ? [raw.ceiling] : []), ...raw.ceilings].map(buildCeiling);
  return {
    key,
    title: raw.title,
    clauses: clausesOf(raw),
    limit: limitOf(raw.limit),
    ...(ceilings.length === 0 ? {} : { ceilings }),
    pausable: raw.pausable,
    ...(raw.pausable && Object.keys(causes).length > 0 ? { causes } : {}),
    owner: raw.owner,
    remind: raw.remind,
    escalate: raw.escalate.map(({ says, ...step }) => ({ ...step, ...(says ? { says } : {}) })),
    ...(raw.target ? { target: raw.target } : {}),
    ...(raw.performance ? { performance: raw.performance } : {}),
    ...(raw.expire ? { expire: buildExpiry(raw.expire) } : {}),
  };
}

function buildExpiry({ event, at, when, form }: NonNullable<RawClock['expire']>): NonNullable<ClockDefinition['expire']> {
  return { event, ...(at ? { at } : {}), ...(when === undefined ? {} : { when }), form };
}

function buildCeiling(raw: RawCeiling): Ceiling {
  const { title, pausable, when } = raw;
  return {
    ...(title === undefined ? {} : { title }),
    limit: limitOf(raw),
    clauses: clausesOf(raw),
    pausable,
    ...(when === undefined ? {} : { when }),
  };
}

function limitOf(raw: RawClock['limit']): Limit {
  if (raw.workdays !== undefined) return { workdays: raw.workdays };
  if (raw.days !== undefined) return { days: raw.days };
  if (raw.hours !== undefined) return { hours: raw.hours };
  if (raw.lastWorkdayOf !== undefined) return { lastWorkdayOf: raw.lastWorkdayOf };
  return { sameDay: true };
}

interface Expanded {
  event: string;
  effect: Effect;
  path: Path;
}

const SHORTHANDS = ['start', 'reset', 'suspend', 'resume', 'extend', 'stop', 'cancel'] as const;

function expandClock(clock: string, raw: RawClock): Expanded[] {
  return SHORTHANDS.flatMap((kind) =>
    (raw[kind] ?? []).flatMap((one, index) =>
      one.on.map((event) => ({ event, effect: clockEffect(kind, clock, raw, index), path: ['clocks', clock, kind, index] })),
    ),
  );
}

function clockEffect(kind: (typeof SHORTHANDS)[number], clock: string, raw: RawClock, index: number): Effect {
  const { on: _events, when, ...rest } = (raw[kind] ?? [])[index] ?? { on: [], at: 'today' };
  return { ...(when === undefined ? {} : { when }), do: `${kind}Clock`, clock, ...rest } as Effect;
}

/** Every role the workflow names, with its scope and title; a role it does not list acts for the whole office, if the public does not hold it. */
function rolesOf(
  raw: RawWorkflow,
  workflow: WorkflowDefinition,
  { titles, ofPublic }: { titles: Readonly<Record<RoleKey, Text>>; ofPublic: readonly RoleKey[] },
): Record<RoleKey, RoleDefinition> {
  const events = Object.values(workflow.events);
  const named = [
    ...Object.keys(raw.roles),
    ...workflow.stages.flatMap((stage) => stage.owner),
    ...events.flatMap((event) => event.by),
    ...events.flatMap((event) => event.effects.flatMap((effect) => (effect.do === 'createTask' && !effect.on ? [effect.role] : []))),
    ...(workflow.audits ?? []).map(({ role }) => role),
    ...Object.values(workflow.clocks).flatMap((clock) => [clock.owner, ...clock.escalate.map(({ to }) => to)]),
  ];
  const roles = new Set(named.filter((role) => role !== 'system'));
  return Object.fromEntries(
    [...roles].map((key) => {
      const written = raw.roles[key] ?? 'office';
      const { scope, units } = typeof written === 'string' ? { scope: written, units: [] } : written;
      const title = titles[key] ?? { 'zh-Hans': key, en: key };
      return [key, ofPublic.includes(key) ? { key, title, scope: 'public', units: [] } : { key, title, scope, units }];
    }),
  );
}
