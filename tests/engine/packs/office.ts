import { earliestDays, initialAnswers } from '../../../plugins/workboard/engine/form';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { ClauseId } from '../../../plugins/workboard/engine/text';
import { decide, decideOpening } from '../../../plugins/workboard/engine/workflow';
import type {
  Actor,
  DecisionContext,
  LinkedCard,
  Outcome,
  ResolvedEffect,
  Value,
  WorkflowDefinition,
} from '../../../plugins/workboard/engine/workflow/types';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { ClockEvent, ClockReading } from '../../../plugins/workboard/engine/clock/types';
import { seedCalendar } from '../calendar/seed-calendar';
import { loadOfficePacks, type Pack } from './load-office-packs';

export const packs = loadOfficePacks();
export const TODAY = '2026-09-30' as Day;

/** People with one office role each; ids tell them apart. */
const ROLES: Readonly<Record<string, { id: number; unit: string }>> = {
  drafting_unit: { id: 1, unit: 'transport' },
  handling_clerk: { id: 2, unit: 'general' },
  handling_head: { id: 3, unit: 'general' },
  secretariat: { id: 4, unit: 'secretariat' },
  leader: { id: 5, unit: 'office' },
  deputy_director: { id: 6, unit: 'office' },
  disclosure: { id: 7, unit: 'disclosure' },
  secrecy_unit: { id: 8, unit: 'secrecy' },
  business: { id: 9, unit: 'business' },
  secrecy_leader: { id: 10, unit: 'office' },
  inspector: { id: 11, unit: 'secrecy' },
};

export function person(role: string, id?: number): Actor {
  const found = ROLES[role];
  if (!found) return { kind: 'system', id: 0, name: '系统', memberships: [] };
  return { kind: 'staff', id: id ?? found.id, name: role, memberships: [{ role, unit: found.unit }] };
}

export interface Case {
  stage?: string;
  subject?: Record<string, Value>;
  linked?: Record<
    string,
    {
      stage: string;
      published?: boolean;
      mark?: string;
      seals?: boolean;
      lastActor?: LinkedCard['lastActor'];
      editors?: LinkedCard['editors'];
    }[]
  >;
  facts?: Record<string, Value>;
  /** Figures over the cards under this one. */
  matrix?: DecisionContext['matrix'];
  seal?: { exists: boolean; intact: boolean };
  actor?: Actor;
  lastActor?: Record<string, number>;
  /** Who changed the sealed content beside the steps. */
  editors?: DecisionContext['card']['editors'];
  done?: string[];
  today?: Day;
  /** The instant of the step, where something counts hours. */
  now?: string;
  /** Events of the card's clocks; they are read with the seeded calendar. */
  clocks?: Readonly<Record<string, readonly ClockEvent[]>>;
  /** Files beside the card. */
  attachments?: number;
}

/** A normative document of the district government on which every step of its own can be taken. */
export const DOCUMENT: Readonly<Record<string, Value>> = {
  title: '农村公路养护管理办法',
  kind: 'normative',
  issuedInNameOf: 'district_government',
  leadDraftingUnit: 'transport',
  handlingSection: 'general',
  summary: '规范农村公路养护',
  body: '第一条 …',
  publisher: 'office',
  documentDate: '2026-09-20',
  audience: 'society',
  disclosureMode: 'proactive',
  attributeInitial: 'proactive',
  attributeChecked: 'proactive',
  attributeFinal: 'proactive',
  secrecyOutcome: 'public',
  classificationCheck: 'not_secret',
  issuedAt: '2026-09-28',
};

/** An interpretation of it that is complete. */
export const INTERPRETATION: Readonly<Record<string, Value>> = {
  title: '《农村公路养护管理办法》政策解读',
  unit: 'transport',
  agency: 'transport',
  handlingSection: 'general',
  significance: '意义',
  purpose: '目的',
  basis: '依据',
  mainContent: '内容',
  scope: '范围',
  interpreter: '解读人',
  contact: '0576-0000000',
  forms: ['text'],
  publisher: 'office',
  documentDate: '2026-09-25',
  audience: 'society',
  disclosureMode: 'proactive',
};

/** The secrecy review is concluded in favour of what stands there now. */
export const REVIEWED = { 'secrecy-review': [{ stage: 'concluded', mark: 'public', seals: true }] };

/** The sentinel has found nothing. */
export const CLEAN = { marks: [], personal: [], list: '' };

const PLAIN = { longSentences: 0, unexplained: 0, copiedPercent: 10 };

/** Fires a step on a document that meets every condition, except for what the case says. */
export function onDocument(event: string, form: Answers, input: Case = {}): Outcome {
  const facts = { interpretationOffice: true, sentinel: CLEAN, ...input.facts };
  return fire(packs['official-document'], event, form, {
    lastActor: { approve: 5 },
    ...input,
    linked: { interpretation: [{ stage: 'approved' }], consultation: [{ stage: 'submitted' }], ...REVIEWED, ...input.linked },
    facts,
    subject: { ...DOCUMENT, ...input.subject },
  });
}

/** Fires a step on an interpretation that meets every condition, except for what the case says. */
export function onInterpretation(event: string, form: Answers, input: Case = {}): Outcome {
  const facts = {
    interpretationOffice: true,
    blocksAccessible: true,
    plainLanguage: PLAIN,
    sentinel: CLEAN,
    ...input.facts,
  };
  return fire(packs.interpretation, event, form, {
    done: ['confirm_revision'],
    ...input,
    linked: { 'official-document': [{ stage: 'published', published: true }], ...REVIEWED, ...input.linked },
    facts,
    subject: { ...INTERPRETATION, ...input.subject },
  });
}

/** A review of a document by the unit in which nothing was found. */
export const REVIEW: Readonly<Record<string, Value>> = {
  kind: 'secrecy_review',
  title: '农村公路养护管理办法',
  reviewOf: 'document',
  unit: 'transport',
  section: 'general',
  secrecyProposed: 'public',
};

const NOTHING_FOUND = { marked: 'no', stateSecret: 'no', tradeSecret: 'no', privacy: 'no', safety: 'no' };

/** Fires a step on a review whose details are what the case says. */
export function onReview(event: string, form: Answers, input: Case & { details?: Record<string, Value> } = {}): Outcome {
  const details = { proposal: { opinion: 'public' }, review: NOTHING_FOUND, ...input.details };
  return fire(packs['secrecy-review'], event, form, { ...input, subject: { ...REVIEW, details, ...input.subject } });
}

/** Fires a step on a finding of an inspection, or on an incident. */
export function onOversight(pack: 'secrecy-finding' | 'secrecy-incident', event: string, form: Answers, input: Case = {}): Outcome {
  return fire(packs[pack], event, form, { ...input, subject: { title: '农村公路养护管理办法', unit: 'transport', ...input.subject } });
}

/** A request that came in on 2 March 2026, was counted from that day, and is being handled. */
export const REQUEST: Readonly<Record<string, Value>> = {
  kind: 'foi',
  title: '农村公路养护资金安排',
  matter: 'disclosure',
  unit: 'office-disclosure',
  respondent: 'district_government_office',
  channel: 'on_site',
  arrivedOn: '2026-03-02',
  receivedOn: '2026-03-02',
  countedFrom: '2026-03-02',
  applicantType: 'naturalPerson',
  requestText: '2025年农村公路养护资金安排文件',
  applicationVersion: 1,
  correctionCount: 0,
  branch: 'ordinary',
  secrecyOutcome: 'public',
  details: { search: { result: 'found' }, coordination: { agreed: '同意公开' } },
};

/** Nothing was asked before, nothing is to be paid, and the applicant has had the reply since 2026-03-03. */
export const REQUEST_FACTS: Readonly<Record<string, Value>> = {
  repeats: { own: 0, others: 0, month: 0, sentence: '' },
  fee: { counted: 0, before: 0, items: 1, amount: 0, lines: [], sentence: '不收费' },
  remedyDays: {
    review: '2026-05-06',
    suit: '2026-09-03',
    words: '申请行政复议的最后一日为2026年5月6日',
    suitWords: '提起行政诉讼的最后一日为2026年9月3日',
  },
};

/** Fires a step on a request on 2026-03-03, one day after it came in, except for what the case says. */
export function onRequest(event: string, form: Answers, input: Case = {}): Outcome {
  return fire(packs.foi, event, form, {
    today: '2026-03-03' as Day,
    clocks: { reply: [{ type: 'START', on: '2026-03-02' as Day }] },
    ...input,
    linked: { ...REVIEWED, ...input.linked },
    facts: { caseFile: { missing: [], list: '' }, ...REQUEST_FACTS, ...input.facts },
    subject: { ...REQUEST, ...input.subject },
  });
}

/** Fires a step on a letter to a third party of 2026-03-10, or on a referral to a section. */
export function onLetter(pack: 'foi-consultation' | 'foi-referral', event: string, form: Answers, input: Case = {}): Outcome {
  const subject = { title: '函', sentOn: '2026-03-10', consultKind: 'third_party', unit: 'business', ...input.subject };
  return fire(packs[pack], event, form, { today: '2026-03-25' as Day, ...input, subject });
}

/** A dispute whose copy came in on 10 February 2026, in the simplified procedure of a review. */
const DISPUTE: Readonly<Record<string, Value>> = {
  title: '农村公路养护资金安排',
  number: '黄行争〔2026〕1号',
  parentNumber: '黄依申请〔2025〕9号',
  unit: 'office-disclosure',
  section: 'business',
  respondent: 'district_government_office',
  procedure: 'review_simplified',
  copyReceivedOn: '2026-02-10',
  filedOn: '2026-02-20',
};

/** Fires a step on a dispute on 2026-02-12, two days after its copy came in, except for what the case says. */
export function onDispute(event: string, form: Answers, input: Case = {}): Outcome {
  const facts = {
    handlingSection: 'business',
    involvedSections: [],
    evidence: { items: 1, rows: [] },
    newReplyServed: true,
    ...input.facts,
  };
  const subject = { ...DISPUTE, ...input.subject };
  return fire(packs.dispute, event, form, { today: '2026-02-12' as Day, ...input, facts, subject });
}

/** Fires a step of a section that was asked for evidence on 2026-02-10 and has until 2026-02-24. */
export function onEvidence(event: string, form: Answers, input: Case = {}): Outcome {
  const subject = {
    title: '举证',
    parentNumber: '黄行争〔2026〕1号',
    unit: 'business',
    sentOn: '2026-02-10',
    answerBy: '2026-02-24',
    ...input.subject,
  };
  const evidence = [{ type: 'START', on: '2026-02-10' as Day, until: '2026-02-24' as Day }] as const;
  return fire(packs['dispute-evidence'], event, form, { today: '2026-02-12' as Day, clocks: { evidence }, ...input, subject });
}

/** Fires a step on what a district unit was asked for on 2026-02-10. */
export function onSource(event: string, form: Answers, input: Case = {}): Outcome {
  const subject = { title: '材料', sentOn: '2026-02-10', answerBy: '2026-02-12', unit: 'business', ...input.subject };
  return fire(packs['dispute-source'], event, form, { today: '2026-02-12' as Day, ...input, subject });
}

/** Opens a card with an opening event. */
export function opening(
  pack: Pack,
  event: string,
  values: Record<string, Value>,
  input: { form?: Answers; actor: Actor; linked?: Case['linked']; facts?: Case['facts']; today?: Day },
): Outcome {
  return decideOpening(pack.workflow, event, {
    values,
    form: input.form ?? {},
    actor: input.actor,
    today: input.today ?? TODAY,
    linked: linkedCards(input.linked),
    ...(input.facts ? { facts: input.facts } : {}),
  });
}

/** Fires a step of a pack on what the case says; its form begins with its first values. */
export function fire({ workflow, forms }: Pack, event: string, form: Answers, input: Case): Outcome {
  const definition = workflow.events[event];
  if (!definition) throw new Error(`there is no event ${event}`);
  const stage = input.stage ?? definition.from[0] ?? '';
  const role = definition.by[0] ?? '';
  const actor = input.actor ?? person(role);
  const subject = input.subject ?? {};
  const today = input.today ?? TODAY;
  const context: DecisionContext = {
    workflow,
    card: {
      id: 1,
      workflow: workflow.key,
      stage,
      stageSince: today,
      revision: 1,
      unit: 'general',
      units: ['general', 'transport'],
      openedOn: today,
      lastActor: input.lastActor ?? {},
      editors: input.editors ?? [],
      doneInStage: input.done ?? [],
      attachments: input.attachments ?? 0,
    },
    subject,
    linked: linkedCards(input.linked),
    seal: input.seal ?? { exists: true, intact: true },
    facts: input.facts ?? {},
    ...(input.matrix ? { matrix: input.matrix } : {}),
    clocks: readings(workflow, input.clocks ?? {}, today),
    actor,
    today,
    ...(input.now === undefined ? {} : { now: input.now }),
    calendar,
  };
  const definitionOfForm = definition.form === undefined ? undefined : forms[definition.form];
  const asker = { form: {}, subject, actor: { id: actor.id, name: actor.name, units: [], roles: [] }, today };
  const answers = definitionOfForm ? { ...initialAnswers(definitionOfForm, asker), ...form } : form;
  const earliest = definitionOfForm ? earliestDays(definitionOfForm, { ...asker, form: answers }, calendar) : {};
  const days = Object.fromEntries(Object.entries(earliest).map(([field, reading]) => [field, reading?.due ?? null]));
  return decide({ ...context, earliest: days }, event, answers);
}

const calendar = seedCalendar();

function readings(workflow: WorkflowDefinition, clocks: NonNullable<Case['clocks']>, today: Day): ClockReading[] {
  return Object.entries(clocks).map(([key, events]) => {
    const definition = workflow.clocks[key];
    if (!definition) throw new Error(`there is no clock ${key}`);
    return deriveClock(definition, events, calendar, today);
  });
}

function linkedCards(linked: Case['linked']): Record<string, LinkedCard[]> {
  return Object.fromEntries(
    Object.entries(linked ?? {}).map(([workflow, cards]) => [
      workflow,
      cards.map(({ stage, published, mark, seals, lastActor = {}, editors = [] }, index) => ({
        id: 100 + index,
        workflow,
        documentId: `document${index}`,
        stage,
        title: '农村公路养护管理办法',
        published: published ?? false,
        mark: mark ?? null,
        seals: seals ?? false,
        lastActor,
        editors,
        ...freezing(workflow, stage),
      })),
    ]),
  );
}

function freezing(workflow: string, stage: string): Pick<LinkedCard, 'freezes'> {
  const found = Object.values(packs).find((pack) => pack.workflow.key === workflow)?.workflow;
  const clauses = found?.stages.find(({ key }) => key === stage)?.freezes;
  return found && clauses ? { freezes: { clauses, what: found.title } } : {};
}

/** Clauses of what refused a step; empty when it was done. */
export function refusedBy(outcome: Outcome): ClauseId[] {
  return outcome.ok ? [] : [...new Set(outcome.unmet.flatMap(({ clauses }) => clauses))];
}

export function codes(outcome: Outcome): string[] {
  return outcome.ok ? [] : outcome.unmet.map(({ code }) => code);
}

/** Effects of a step that was done. @throws with the refusal otherwise */
export function effectsOf(outcome: Outcome): readonly ResolvedEffect[] {
  if (!outcome.ok) throw new Error(`refused: ${outcome.unmet.map(({ message, reason }) => `${message.en} ${reason ?? ''}`).join('; ')}`);
  return outcome.effects;
}

/** What a step writes into an attribute; undefined if it writes nothing there. */
export function written(outcome: Outcome, attribute: string): Value | undefined {
  return effectsOf(outcome).flatMap((effect) => (effect.do === 'set' && effect.attribute === attribute ? [effect.value] : []))[0];
}
