import type { DoorDefinition } from '../../../../engine/door';
import type { Field } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';
import type { Actor, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import { dayOfInstant } from '../../../../engine/day';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { readableFields } from '../card/readable-subject';
import type { CardRow } from '../card/card-row';
import { linkedCards } from '../link/service';
import { keysOfRows } from '../matrix/definitions';
import { readClocks, type ClockHistory } from '../clock/service';
import type { Subject } from '../card/subject';
import type { LogRow } from '../log/service';
import { presentForm } from './public-form';
import type { DoorStatus } from './types';

/** How a card stands, in the words for people outside. The workflow is the card's own version, its door the newest. */
export async function readStatus(container: Container, door: string, id: number, somebody: Actor): Promise<DoorStatus> {
  const actor = { ...somebody, holds: id };
  const { card, workflow, events, subject, history } = await container.cards.permitted(id, actor);
  const own = container.workflows.all().find((one) => one.door?.key === door)?.door;
  if (!own) throw new NotFound('没有这个办事入口 / There is no such door');
  const offered = events.filter(({ event, allowed }) => allowed && own.events.includes(event));
  const steps = await container.log.ofCard(id);
  const partners = await partnerSteps(container, own, card);
  const asks: DoorStatus['asks'] = [];
  for (const { event, title, form } of offered) {
    const definition = form === null ? null : await container.forms.ofWorkflow(workflow, form);
    const context = {
      subject,
      actor: { id: -1, name: '', units: [], roles: [] },
      channels: container.channels.connected(),
      today: container.time.today(),
    };
    asks.push({ event, title: own.titles?.[event] ?? title, form: definition && presentForm(definition, own, context) });
  }
  return {
    number: card.number,
    title: card.title,
    stage: own.stages[card.stage] ?? { 'zh-Hans': '办理中', en: 'In hand' },
    // Not the card's `closed_on`: an inner clock, such as the archive's, may still run.
    closed: workflow.stages.some(({ key, kind }) => key === card.stage && kind === 'final'),
    arrivedOn: card.opened_on,
    due: own.clock === undefined ? null : await dueOf(container, { workflow, history }, own.clock),
    facts: await factsOf(container, workflow, { door: own, subject, done: [...steps.map(({ event }) => event), ...partners] }),
    asks,
    notices: await released(container, own, id, steps),
  };
}

async function dueOf(
  container: Container,
  { workflow, history }: { workflow: WorkflowDefinition; history: ClockHistory },
  clock: string,
): Promise<DoorStatus['due']> {
  const readings = readClocks(workflow, history, await container.calendars.current(), container.time.today(), container.time.instant());
  const reading = readings.find(({ key }) => key === clock);
  if (!reading) return null;
  return { on: reading.due, projected: reading.projected, suspended: reading.state === 'suspended', done: reading.stoppedOn };
}

/** Steps of partners, as `workflow.event`, where the door waits for one of them. */
async function partnerSteps(container: Container, { tells }: DoorDefinition, card: CardRow): Promise<string[]> {
  const named = Object.values(tells).flatMap(({ since }) => since.flatMap((step) => (step.includes('.') ? [step.split('.')[0]] : [])));
  if (named.length === 0) return [];
  const own = { uid: card.subject_uid, documentId: card.subject_document };
  const linked = await linkedCards(container.strapi, own, keysOfRows(container.workflows.all(), card.workflow));
  const done: string[] = [];
  for (const { id, workflow } of Object.values(linked)
    .flat()
    .filter((partner) => named.includes(partner.workflow)))
    done.push(...(await container.log.ofCard(id)).map(({ event }) => `${workflow}.${event}`));
  return done;
}

/** Attributes that the door tells now, in the words of the forms, without those that are empty. */
async function factsOf(
  container: Container,
  workflow: WorkflowDefinition,
  input: { door: DoorDefinition; subject: Subject; done: readonly string[] },
): Promise<DoorStatus['facts']> {
  const { door, subject, done } = input;
  const fields = await readableFields(container, workflow, Object.keys(door.tells));
  return Object.entries(door.tells).flatMap(([name, { title: label, since }]) => {
    const field = fields.get(name);
    if (!field || (since.length > 0 && !done.some((event) => since.includes(event)))) return [];
    const said = (locale: keyof Text) => wordOf(field, subject[name] ?? null, locale);
    const value = { 'zh-Hans': said('zh-Hans'), en: said('en') };
    return value['zh-Hans'] === '' ? [] : [{ label, value }];
  });
}

function wordOf(field: Field, value: Value, locale: keyof Text): string {
  const option = field.options?.find((one) => one.value === value);
  if (option) return option.label[locale];
  return value === null || typeof value === 'object' ? '' : String(value);
}

/** Versions of notices that a step has handed out: of each notice, the newest one at that step. */
export async function released(
  container: Container,
  door: DoorDefinition,
  card: number,
  steps: readonly LogRow[],
): Promise<DoorStatus['notices']> {
  const versions = await container.notices.versionsOf(card);
  const found = new Map<number, DoorStatus['notices'][number]>();
  for (const { seq, event, at } of steps) {
    for (const [key, events] of Object.entries(door.releases)) {
      const version = events.includes(event) ? versions.find((one) => one.key === key && one.logSeq <= seq) : undefined;
      if (!version) continue;
      const { id, title, number, formats } = version;
      found.set(id, { id, title, number, releasedOn: dayOfInstant(at), formats });
    }
  }
  return [...found.values()];
}
