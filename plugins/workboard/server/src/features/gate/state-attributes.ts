import { inBothLanguages, type Locale } from '../../../../engine/text';
import type { Effect, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { attributeLabel } from '../card/readable-subject';
import { loadSubject } from '../card/subject';
import { clausesOf, NAMED, stepsThat } from './steps-that';

/**
 * Attributes that only events write (B-22). The content manager sends every field of its form back, so an unchanged value passes;
 * a changed one is refused by name, with its clause and the step that writes it.
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
  if (changed !== undefined) throw await byStepsOnly(container, workflow, changed);
}

/** Says which steps write an attribute and by which clauses: that is the rule, and the way. */
async function byStepsOnly(container: Container, workflow: WorkflowDefinition, attribute: string): Promise<BadRequest> {
  const label = await attributeLabel(container, workflow, attribute);
  const steps = stepsThat(workflow, (effect) => fills(effect, attribute));
  const named = (locale: Locale) => steps.slice(0, NAMED).map(({ title }) => `“${title[locale]}”`);
  const text =
    steps.length === 0
      ? {
          'zh-Hans': `“${label['zh-Hans']}”由流程写入，不能直接修改`,
          en: `“${label.en}” is written by the workflow and cannot be edited directly`,
        }
      : {
          'zh-Hans': `“${label['zh-Hans']}”由流程写入，不能直接修改；请在工作台办理${named('zh-Hans').join('或')}`,
          en: `“${label.en}” is written by the workflow and cannot be edited directly; on the workboard, take the step ${named('en').join(' or ')}`,
        };
  return new BadRequest(inBothLanguages(text, clausesOf(workflow, steps)), attribute);
}

/** Whether an effect puts something into an attribute; one that empties it is no way to a value. */
function fills(effect: Effect, attribute: string): boolean {
  return (effect.do === 'assignNumber' || (effect.do === 'set' && effect.value !== 'null')) && effect.attribute === attribute;
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
