import type { Day } from '../../../../engine/calendar/types';
import type { ClockReading } from '../../../../engine/clock/types';
import type { Answers } from '../../../../engine/form/types';
import type { Actor, CardState, DecisionContext, LinkedCard, StageKey, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Fact } from '../../api';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { readClocks, type ClockHistory } from '../clock/service';
import { linkedCards, type LinkedSubject } from '../link/service';
import { readStatistics } from '../statistics/service';
import { keysOfRows } from '../matrix/definitions';
import { figuresUnder } from '../matrix/figures';
import { countCrowd } from './crowd';
import { OWN_FACTS } from './own-facts';
import { sealedHash, vouchedHash } from './sealed-content';
import { withFreezes } from './with-freezes';
import { hashContent, type Content, type ContentHashes, type Subject } from './subject';

/** What an event's expressions read besides card, subject and form; only that is loaded. */
export interface Needs {
  roots: ReadonlySet<string>;
  facts: readonly string[];
  /** Whether it asks if what linked cards have sealed is what this card says now. */
  seals?: boolean;
  /** Stages with a hard limit that it may lead to; absent where nothing is fired. */
  limited?: readonly StageKey[];
}

export interface ContextInput {
  workflow: WorkflowDefinition;
  card: CardState;
  subject: Subject;
  documentId: string;
  /** Events of the card's clocks; absent for a card that is just being opened. */
  history?: ClockHistory;
  /** The hash that was approved, if any. */
  seal: string | null;
  /** The content as it stands, where it was loaded already. */
  content?: Content | null;
  actor: Actor;
  today: Day;
  /** The instant of the step, or of the question. */
  now: string;
  needs: Needs;
  /** Answers of the step's form, for facts that depend on them; absent: none is given. */
  form?: Answers;
  /** The earliest days of the event's form, for its guards. */
  earliest?: DecisionContext['earliest'];
  /** Known already, for a card that is just being opened from another. */
  linked?: Readonly<Record<string, readonly LinkedCard[]>>;
}

/** Gathers what a decision rests on. Linked cards, figures, the seal and facts cost statements only where an expression names them. */
export async function decisionContext(container: Container, input: ContextInput): Promise<DecisionContext> {
  const { workflow, needs } = input;
  const own = { uid: workflow.subject.type, documentId: input.documentId };
  const wantsLinked = needs.roots.has('linked') || needs.facts.length > 0;
  const known =
    input.linked ?? (wantsLinked ? await linkedCards(container.strapi, own, keysOfRows(container.workflows.all(), workflow.key)) : {});
  const hashes = input.content ? await hashContent(container.strapi, aboutContent(container, input, input.content)) : null;
  const linked = withFreezes(container, needs.seals ? await withSeals(container, input, { linked: known, hashes }) : known);
  return {
    workflow,
    card: input.card,
    subject: input.subject,
    linked,
    ...(needs.roots.has('matrix') ? { matrix: await figuresUnder(container, workflow.key, own) } : {}),
    seal: needs.roots.has('seal') ? await sealOf(container, input, hashes) : { exists: input.seal !== null, intact: false },
    facts: await factValues(container, input, linked),
    ...(needs.roots.has('clocks') ? { clocks: await clocksOf(container, input) } : {}),
    crowd: await countCrowd(container, { workflow: workflow.key, stages: needs.limited ?? [], except: input.card.id }),
    actor: input.actor,
    channels: container.channels.connected(),
    ...(input.earliest ? { earliest: input.earliest } : {}),
    today: input.today,
    now: input.now,
    calendar: await container.calendars.current(),
  };
}

async function clocksOf(container: Container, { workflow, history = {}, today, now }: ContextInput): Promise<ClockReading[]> {
  return readClocks(workflow, history, await container.calendars.current(), today, now);
}

function aboutContent(container: Container, { workflow, documentId }: ContextInput, row: Content) {
  return { definition: workflow.subject, documentId, algorithm: container.hash, row };
}

async function sealOf(
  container: Container,
  { workflow, documentId, seal }: ContextInput,
  hashes: ContentHashes | null,
): Promise<{ exists: boolean; intact: boolean }> {
  if (seal === null) return { exists: false, intact: false };
  const own = workflow.subject.sealOf === undefined ? hashes : null;
  return { exists: true, intact: (own?.whole ?? (await sealedHash(container, { workflow, documentId }))) === seal };
}

/** Says of each linked card whether it has sealed exactly what stands here now (`sealOf: parent`). */
async function withSeals(
  container: Container,
  { workflow, documentId }: ContextInput,
  { linked, hashes }: { linked: Readonly<Record<string, readonly LinkedCard[]>>; hashes: ContentHashes | null },
): Promise<Record<string, LinkedCard[]>> {
  const sealed = Object.values(linked).some((cards) => cards.some(({ seal }: LinkedCard & { seal?: string | null }) => seal != null));
  const now = sealed ? (hashes?.vouched ?? (await vouchedHash(container, { workflow, documentId }))) : null;
  const judged = (card: LinkedCard & Partial<LinkedSubject>) => ({ ...card, seals: now !== null && card.seal === now });
  return Object.fromEntries(Object.entries(linked).map(([key, cards]) => [key, cards.map(judged)]));
}

async function factValues(
  container: Container,
  input: ContextInput,
  linked: Readonly<Record<string, readonly LinkedCard[]>>,
): Promise<Record<string, Value>> {
  const { workflow, card, needs, subject, documentId, content, today, form = {} } = input;
  const known = container.workflows.facts(workflow.key);
  const values: Record<string, Value> = {};
  // One after the other: they may run inside a transaction, which is a single connection.
  for (const name of needs.facts) {
    const own = OWN_FACTS[name];
    values[name] = own
      ? await own(container, { workflow, card: card.id, subject, documentId, today, ...(content ? { content } : {}) })
      : await factOf(
          known,
          name,
        )({
          subject,
          documentId,
          linked,
          today,
          form,
          calendar: await container.calendars.current(),
          find: finder(container),
          samePerson: (person) => container.vault.samePerson(card.id, person),
          statistics: (of, table, year) => readStatistics(container, wholeOffice(container), { workflow: of, table, year }),
        });
  }
  return values;
}

/** Sees every card: what a report counts does not depend on who writes it. */
function wholeOffice(container: Container): Viewer {
  return { actor: container.members.system('系统（统计）'), keeper: true };
}

function factOf(known: Readonly<Record<string, Fact>>, name: string): Fact {
  const fact = known[name];
  if (!fact) throw new Error(`no pack registered the fact "${name}"`);
  return fact;
}

function finder({ strapi }: Container) {
  return async (uid: string, where: Record<string, unknown>, select: readonly string[]) => {
    const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { type: string }> };
    const components = select.filter((name) => attributes[name]?.type === 'component');
    const columns = select.filter((name) => !components.includes(name));
    const found = await strapi.db.query(uid).findMany({ where, select: ['id', ...columns], orderBy: { id: 'asc' }, populate: components });
    return found as Record<string, Value>[];
  };
}
