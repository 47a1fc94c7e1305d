import type { Core } from '@strapi/strapi';
import type { ClockReading } from '../../../../engine/clock/types';
import type { ClauseId, Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardDetail, ClockView, LinkView, TaskView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { assertVisible, noSuchCard, type Viewer } from '../../platform/viewer';
import { dueColumns, readClocks } from '../clock/service';
import { linkedCards } from '../link/service';
import { keysOfRows, matricesUnder } from '../matrix/definitions';
import { watches } from '../watch/service';
import { readOnlyBy } from './assert-changeable';
import type { CardRow, LoadedCard } from './card-row';
import { tasksOf, visibleAmong, type TaskRow } from './detail-repository';
import { presentCards } from './present-cards';
import { presentDue, stageTitle } from './present-card';
import { presentHistory } from './present-history';
import { presentRecipients } from './present-recipients';
import { readFacts } from './readable-subject';
import { loadCard } from './repository';
import { loadSubject } from './subject';

/** Log rows a drawer shows; the whole log stays in the database. */
const HISTORY = 200;

/** Everything about one card. @throws NotFound for a card that is not there or not for this person */
export async function readCard(container: Container, viewer: Viewer, id: number): Promise<CardDetail> {
  const loaded = await loadCard(container.strapi, { id });
  if (!loaded) throw noSuchCard(id);
  return detailOf(container, viewer, loaded);
}

/** The card that travels with an entry; null for an entry that nothing governs. @throws NotFound for one that is not for this person */
export async function readSubjectCard(container: Container, viewer: Viewer, uid: string, documentId: string): Promise<CardDetail | null> {
  const loaded = await loadCard(container.strapi, { uid, documentId });
  return loaded === null ? null : detailOf(container, viewer, loaded);
}

async function detailOf(container: Container, viewer: Viewer, loaded: LoadedCard): Promise<CardDetail> {
  const { row } = loaded;
  const workflow = await container.workflows.version(row.workflow, row.workflow_version);
  assertVisible(workflow, row, viewer);
  const readings = readClocks(
    workflow,
    loaded.history,
    await container.calendars.current(),
    container.time.today(),
    container.time.instant(),
  );
  const [summary] = await presentCards(container, [row]);
  if (!summary) throw noSuchCard(row.id);
  const subject = await loadSubject(container.strapi, workflow.subject, row.subject_document);
  const { events } = await container.cards.permitted(row.id, viewer.actor);
  const links = await linkViews(container, viewer, row);
  return {
    ...summary,
    workflowTitle: workflow.title,
    subject: {
      uid: row.subject_uid,
      documentId: row.subject_document,
      href: isShown(container.strapi, row.subject_uid)
        ? `/content-manager/collection-types/${row.subject_uid}/${row.subject_document}`
        : null,
    },
    clocks: readings.map((reading) => clockView(workflow, reading)),
    events: [...events],
    tasks: await taskViews(container, workflow, row, readings),
    recipients: subject === null ? [] : presentRecipients(container, workflow, subject.values),
    links,
    matrices: matricesOf(container.workflows.all(), row, links),
    history: await presentHistory(container, workflow, await container.log.ofCard(row.id, { limit: HISTORY })),
    persons: await container.vault.shownOf(row.id),
    keepsPersonal: workflow.personal !== undefined,
    repeats: container.workflows.newest(row.workflow).repeats !== undefined,
    readOnly: readOnlyBy(workflow, row.stage),
    watching: await watches(container, row.id, viewer.actor.id),
    facts: subject === null ? [] : await readFacts(container, workflow, subject.values),
  };
}

/** A reading with the words of its clock. */
export function clockView(workflow: WorkflowDefinition, reading: ClockReading): ClockView {
  const definition = workflow.clocks[reading.key];
  if (!definition) throw new Error(`${workflow.key} has no clock ${reading.key}`);
  return { ...reading, title: definition.title, clauses: definition.clauses, owner: definition.owner };
}

async function taskViews(
  container: Container,
  workflow: WorkflowDefinition,
  row: CardRow,
  readings: readonly ClockReading[],
): Promise<TaskView[]> {
  const context = { workflow, calendar: await container.calendars.current(), today: container.time.today(), now: container.time.instant() };
  const dueOf = (task: TaskRow) => (task.clock === null ? row : dueColumns(readings.filter(({ key }) => key === task.clock)));
  return (await tasksOf(container.strapi, row.id)).map((task) => ({
    id: task.id,
    key: task.key,
    title: JSON.parse(task.title) as Text,
    role: task.role,
    roleTitle: container.workflows.roleTitle(task.role),
    event: task.event,
    clauses: JSON.parse(task.clauses) as ClauseId[],
    due: presentDue(dueOf(task), context),
  }));
}

/** Tables under this card, and the one in which it is a row, where its parent may be seen. */
function matricesOf(workflows: readonly WorkflowDefinition[], row: CardRow, links: readonly LinkView[]): CardDetail['matrices'] {
  const own = workflows.find(({ key }) => key === row.workflow)?.matrix;
  const parents = own === undefined ? [] : links.filter(({ workflow }) => workflow === own.under);
  return [
    ...matricesUnder(workflows, row.workflow).map(({ key, matrix }) => ({
      card: row.id,
      workflow: key,
      title: matrix.title,
      parent: row.title,
    })),
    ...parents.flatMap(({ card, title }) =>
      own && card !== null ? [{ card, workflow: row.workflow, title: own.title, parent: title }] : [],
    ),
  ];
}

/** Linked cards that the viewer may see too; of the others not even the title leaves. */
async function linkViews(container: Container, viewer: Viewer, row: CardRow): Promise<LinkView[]> {
  const workflows = container.workflows.all();
  const own = { uid: row.subject_uid, documentId: row.subject_document };
  const linked = Object.values(await linkedCards(container.strapi, own, keysOfRows(workflows, row.workflow))).flat();
  const [calendar, today, now] = [await container.calendars.current(), container.time.today(), container.time.instant()];
  const visible = await visibleAmong(container.strapi, { cards: linked.map(({ id }) => id), workflows, viewer });
  return linked.flatMap((partner) => {
    const due = visible.get(partner.id);
    const workflow = workflows.find(({ key }) => key === partner.workflow);
    if (!due || !workflow) return [];
    return [
      {
        kind: partner.workflow,
        card: partner.id,
        workflow: partner.workflow,
        stage: partner.stage,
        workflowTitle: workflow.title,
        stageTitle: stageTitle(workflow, partner.stage),
        title: partner.title,
        due: presentDue(due, { workflow, calendar, today, now }),
        uid: partner.uid,
        documentId: partner.documentId,
      },
    ];
  });
}

/** Whether the content manager shows entries of a type; cases are worked on with their cards alone. */
function isShown(strapi: Core.Strapi, uid: string): boolean {
  const { pluginOptions } = strapi.contentType(uid as never) as { pluginOptions?: { 'content-manager'?: { visible?: boolean } } };
  return pluginOptions?.['content-manager']?.visible !== false;
}
