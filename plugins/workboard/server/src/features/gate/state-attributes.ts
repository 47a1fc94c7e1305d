import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { loadSubject } from '../card/subject';

/**
 * Attributes that only events write (B-22). The content manager sends every field of its form back, so an unchanged value passes;
 * a changed one is refused by name.
 * @throws BadRequest
 */
export async function assertStateUntouched(
  container: Container,
  workflow: WorkflowDefinition,
  documentId: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const touched = workflow.subject.state.filter((attribute) => Object.hasOwn(data, attribute));
  if (touched.length === 0) return;
  const subject = await loadSubject(container.strapi, workflow.subject, documentId);
  const changed = touched.find((attribute) => !same(data[attribute], subject?.values[attribute] ?? null));
  if (changed !== undefined) {
    throw new BadRequest(
      `“${changed}”由流程写入，不能直接修改；请在工作台办理对应步骤 / "${changed}" is written by the workflow and cannot be edited directly`,
      changed,
    );
  }
}

function same(given: unknown, stored: Value): boolean {
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value === undefined || value === '' ? null : value);
  return JSON.stringify(plain(given)) === JSON.stringify(plain(stored));
}

/** Data of a new entry without state attributes: a clone must not inherit a number or a decision (R-META-01). */
export function withoutState(
  workflow: WorkflowDefinition,
  data: Readonly<Record<string, unknown>>,
  action: 'create' | 'clone',
): Record<string, unknown> {
  const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !workflow.subject.state.includes(key)));
  // Strapi copies what a clone does not override, so there every state attribute is overridden.
  return action === 'create' ? rest : { ...rest, ...Object.fromEntries(workflow.subject.state.map((attribute) => [attribute, null])) };
}
