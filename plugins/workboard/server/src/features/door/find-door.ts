import type { DoorDefinition } from '../../../../engine/door';
import type { FormDefinition } from '../../../../engine/form/types';
import type { Actor, EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';

/** A workflow with a door. */
export type WithDoor = WorkflowDefinition & { door: DoorDefinition };

/** The newest workflow with a door of that name. @throws NotFound */
export function findDoor(container: Container, key: string): WithDoor {
  const found = container.workflows.all().find(({ door }) => door?.key === key);
  if (!found?.door) throw new NotFound('没有这个办事入口 / There is no such door');
  return { ...found, door: found.door };
}

/** An event of the door. @throws NotFound for one that it does not offer */
export function eventOf({ events, door }: WithDoor, key: string): EventDefinition {
  const event = [door.opens, ...door.events].includes(key) ? events[key] : undefined;
  if (!event) throw new NotFound('没有这个步骤 / There is no such step');
  return event;
}

/** The event's form, with the version that the workflow asks. @throws NotFound for a step without one */
export async function formOf(container: Container, workflow: WorkflowDefinition, event: EventDefinition): Promise<FormDefinition> {
  const form = event.form === undefined ? null : await container.forms.ofWorkflow(workflow, event.form);
  if (!form) throw new NotFound('这个步骤没有表单 / This step has no form');
  return form;
}

/** Somebody outside, called by the role they act in, never by name: the log is kept for good. */
export function publicActor(workflow: WorkflowDefinition, event: EventDefinition | null, holds?: number): Actor {
  const role = event?.by.map((key) => workflow.roles[key]).find((one) => one?.scope === 'public');
  return { kind: 'public', id: -1, name: role?.title['zh-Hans'] ?? '公众', memberships: [], ...(holds === undefined ? {} : { holds }) };
}
