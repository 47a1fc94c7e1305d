import { isDay } from '../../../../engine/day';
import { factsOfNotice, personsScope, readsMatrix } from '../../../../engine/notice/compiled-notice';
import { asDay, asInstant } from '../../../../engine/notice/field-text';
import type { NoticeContext, NoticeDefinition } from '../../../../engine/notice/types';
import type { Day } from '../../../../engine/calendar/types';
import type { ClockReading } from '../../../../engine/clock/types';
import { clockScope, subjectScope } from '../../../../engine/workflow/scopes';
import type { Answers } from '../../../../engine/form/types';
import type { Actor, Person, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { HistoryEntry } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { cardStateOf, type CardRow } from '../card/card-row';
import { decisionContext } from '../card/decision-context';
import { presentHistory } from '../card/present-history';
import { stageTitle } from '../card/present-card';
import { readFacts } from '../card/readable-subject';
import { unitsOf, type Subject } from '../card/subject';

/** A notice of one card, about to be made or shown. */
export interface CardNotice {
  notice: NoticeDefinition;
  workflow: WorkflowDefinition;
  /** The card as it stands after the step. */
  row: CardRow;
  subject: Subject;
  clocks: readonly ClockReading[];
  form: Answers;
  actor: Actor;
  /** In whose stead it is made (代); null for the actor's own right. */
  principal: Person | null;
  today: Day;
  number: string | null;
  version: number;
}

/** Rows of history a notice may list. */
const HISTORY = 500;

/** Everything the fields of a notice about one card may read. */
export async function cardContext(container: Container, input: CardNotice): Promise<NoticeContext> {
  const { notice, workflow, row, subject, actor, today } = input;
  const judged = await decisionContext(container, {
    workflow,
    card: cardStateOf(row, unitsOf(workflow.subject, subject)),
    subject,
    documentId: row.subject_document,
    seal: row.seal,
    actor,
    today,
    now: container.time.instant(),
    needs: { roots: new Set(readsMatrix(notice) ? ['linked', 'matrix'] : ['linked']), facts: factsOfNotice(notice) },
    form: input.form,
  });
  // Masks: the document itself is filled with what the vault holds, see renderVersion.
  const persons: NoticeContext = notice.personal ? { persons: personsScope(notice, await container.vault.toldOf(row.id, 'masked')) } : {};
  const history = await presentHistory(container, workflow, await container.log.ofCard(row.id, { limit: HISTORY }));
  return {
    subject: subjectScope(workflow, subject),
    clocks: clockScope(workflow, input.clocks),
    form: input.form as Value,
    facts: judged.facts,
    linked: linkedOf(workflow, judged.linked),
    matrix: judged.matrix ?? {},
    card: await cardOf(container, input),
    actor: actorOf(actor, input.principal),
    today,
    history: [...history].reverse().map(historyOf),
    ...persons,
    notice: { number: input.number, version: input.version, title: notice.title['zh-Hans'] },
  };
}

/** The actor as expressions read it; `who` is how they sign. */
export function actorOf({ id, name, kind, memberships }: Actor, principal: Person | null): Value {
  const several = (values: readonly string[]) => [...new Set(values)];
  return {
    id,
    name,
    kind,
    who: signatureOf(name, principal),
    roles: several(memberships.map(({ role }) => role)),
    units: several(memberships.map(({ unit }) => unit)),
  };
}

/** “王五（代李四）”: who acts in another's stead says so on paper too. */
function signatureOf(name: string, principal: Person | null): string {
  return principal === null ? name : `${name}（代${principal.name}）`;
}

async function cardOf(container: Container, { workflow, row, subject }: CardNotice): Promise<Value> {
  const facts = await readFacts(container, workflow, subject);
  return {
    id: row.id,
    workflow: row.workflow,
    workflowTitle: workflow.title['zh-Hans'],
    stage: row.stage,
    stageTitle: stageTitle(workflow, row.stage)['zh-Hans'],
    stageSince: row.stage_since,
    openedOn: row.opened_on,
    number: row.number,
    title: row.title,
    unit: row.unit,
    units: row.units,
    facts: facts.map(({ label, value }) => ({ label: label['zh-Hans'], value: onPaper(value) })),
  };
}

/** A workflow without linked cards is an empty list, so that a field needs no test before it reads one. */
function linkedOf(workflow: WorkflowDefinition, linked: Awaited<ReturnType<typeof decisionContext>>['linked']): Value {
  const named = (workflow.notices ?? []).flatMap(({ fields }) =>
    fields.flatMap(({ value }) =>
      [...value.matchAll(/linked(?:\.(\w+)|\[['"]([\w-]+)['"]\])/g)].map(([, dot, bracket]) => dot ?? bracket ?? ''),
    ),
  );
  return Object.fromEntries(
    [...new Set([...named, ...Object.keys(linked)])].map((key) => [
      key,
      (linked[key] ?? []).map(({ id, stage, title, published }) => ({ id, workflow: key, stage, title, published })),
    ]),
  );
}

/** A day or an instant as it is written on paper; anything else as it is. */
function onPaper(value: string): string {
  if (isDay(value)) return asDay(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? asInstant(value) : value;
}

function historyOf(entry: HistoryEntry): Value {
  return {
    at: entry.at,
    event: entry.event,
    title: entry.title['zh-Hans'],
    from: entry.fromTitle?.['zh-Hans'] ?? '',
    to: entry.toTitle?.['zh-Hans'] ?? '',
    actor: entry.actor.name,
    who: signatureOf(entry.actor.name, entry.actor.standingInFor),
    unit: entry.actor.unitTitle,
    comment: entry.comment,
    answers: (entry.form?.answers ?? [])
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => `${label['zh-Hans']}：${onPaper(value)}`)
      .join('；'),
  };
}
