import type { Day } from '../../../../engine/calendar/types';
import { describeFinding, textsIn, type PlacedFinding } from '../../../../engine/sentinel';
import type { Text } from '../../../../engine/text';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { findRepeats, repeatSentence, textsOfSubject } from '../repeat/service';
import { reading } from '../../platform/transaction';
import { linkedCards, parentOf } from '../link/service';
import { loadContent, type Content, type Subject } from './subject';

export interface OwnFactInput {
  workflow: WorkflowDefinition;
  /** 0 for a card that is just being opened. */
  card: number;
  subject: Subject;
  documentId: string;
  today: Day;
  /** The content as it stands, where it was loaded already. */
  content?: Content | null;
}

type OwnFact = (container: Container, input: OwnFactInput) => Promise<Value>;

/** Steps that a trail lists. */
const TRAIL = 200;
/** Numbers that one message lists. */
const LISTED = 10;

/**
 * What the sentinel finds in all that is sealed, which is all that is published: texts, their parts, and what was found in the files when they
 * came in. `marks` and `personal` are one line for each finding, masked; `marked` and `list` say them in one sentence, in both languages.
 */
const sentinel: OwnFact = async (container, { workflow, subject, documentId, content }) => {
  const { sealed } = workflow.subject;
  const whole =
    content ?? (documentId === '' ? null : await loadContent(container.strapi, workflow.subject, { documentId, published: false }));
  const row: Content = { ...whole, ...subject };
  const files = sealed.flatMap((name) => filesIn(row[name]));
  const texts = sealed.flatMap((name) => textsIn(withoutFiles(row[name]), name));
  const { marks, personal } = container.sentinel.scan(texts);
  const names = marks.length + personal.length > 0 ? await container.labels.within(workflow.subject.type) : new Map();
  const say = (one: PlacedFinding) => describeFinding(one, names);
  const found = [...personal.map(say), ...files.flatMap(personalOf).map((line): Text => ({ 'zh-Hans': line, en: line }))];
  const marked = marks.map(say);
  return {
    marks: marked.map(inChinese),
    personal: found.map(inChinese),
    marked: sentence(marked),
    list: sentence(found),
  };
};

const inChinese = (text: Text) => text['zh-Hans'];

function sentence(lines: readonly Text[]): Record<keyof Text, string> {
  const listed = lines.slice(0, LISTED);
  return { 'zh-Hans': listed.map(inChinese).join('；'), en: listed.map(({ en }) => en).join('; ') };
}

/** What the card's file lacks by the workflow's own record (R-FOI-28): `missing` titles of parts, `list` says them in one sentence. */
const caseFile: OwnFact = (container, { workflow, documentId }) => container.bundles.fact(workflow.subject.type, documentId);

/**
 * What was asked before, where the workflow says how that is found: `own` cards of the same person and `others` that ask for the like, all cards of
 * the person in the same `month`, and a `sentence` that says it. Never a reason by itself.
 */
const repeats: OwnFact = async (container, { workflow, card, subject, today }) => {
  const found = await findRepeats(container, workflow, { card, texts: textsOfSubject(workflow, subject), today });
  return { own: found.own.length, others: found.others.length, month: found.month, sentence: repeatSentence(found) };
};

/** Links of the subject whose other end is no card any more. */
const danglingLinks: OwnFact = async ({ strapi }, { workflow, documentId }) => {
  const own = { uid: workflow.subject.type, document: documentId };
  const rows = (await reading(strapi, (db) => {
    const leadsNowhere = (from: 'from' | 'to', to: 'from' | 'to') =>
      db('workboard_links as l')
        .where({ [`l.${from}_uid`]: own.uid, [`l.${from}_document`]: own.document })
        .whereNotExists((card) =>
          card.from('workboard_cards as c').whereRaw(`c.subject_uid = l.${to}_uid AND c.subject_document = l.${to}_document`),
        )
        .select('l.id');
    return leadsNowhere('from', 'to').unionAll([leadsNowhere('to', 'from')]);
  })) as { id: number }[];
  return rows.length;
};

/**
 * Who did what in the cards that sealed the content of the entry this card was opened from, as the log has it: its secrecy review, step by step
 * (R-SEC-14). List of `{ at, title, who }`.
 */
const sealTrail: OwnFact = async ({ strapi, workflows }, { workflow, documentId }) => {
  const parent = await parentOf(strapi, { uid: workflow.subject.type, documentId });
  const linked = parent ? Object.values(await linkedCards(strapi, parent)).flat() : [];
  const sealing = linked.filter((card) => workflows.newest(card.workflow).subject.sealOf === 'parent');
  const rows = (await reading(strapi, (db) =>
    db('workboard_log')
      .whereIn(
        'card_id',
        sealing.map(({ id }) => id),
      )
      .orderBy('seq')
      .limit(TRAIL)
      .select('at', 'workflow', 'event', 'actor_name'),
  )) as { at: string; workflow: string; event: string; actor_name: string }[];
  return rows.flatMap((row) => {
    const event = workflows.newest(row.workflow).events[row.event];
    return event ? [{ at: row.at, title: event.title['zh-Hans'], who: row.actor_name }] : [];
  });
};

/** Facts that every pack may ask without registering them. */
export const OWN_FACTS: Readonly<Record<string, OwnFact>> = { sentinel, caseFile, repeats, danglingLinks, sealTrail };

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function isFile(value: Json): boolean {
  return 'mime' in value && 'url' in value;
}

function filesIn(value: unknown): Json[] {
  if (!isObject(value)) return [];
  return isFile(value) ? [value] : Object.values(value).flatMap(filesIn);
}

/** Of a file the public sees its name and its words; the address and the name in the store are no text. */
function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (!isObject(value)) return value;
  if (isFile(value)) return { name: value.name, alternativeText: value.alternativeText, caption: value.caption };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !['id', 'documentId', '__component'].includes(key))
      .map(([key, item]) => [key, withoutFiles(item)]),
  );
}

function personalOf({ provider_metadata: metadata }: Json): string[] {
  const personal = isObject(metadata) ? metadata.personal : undefined;
  return Array.isArray(personal) ? personal.filter((one): one is string => typeof one === 'string') : [];
}
