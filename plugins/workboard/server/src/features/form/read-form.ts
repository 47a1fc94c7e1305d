import { initialAnswers } from '../../../../engine/form/clean-answers';
import type { FormAnswer } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { formContext } from '../card/answer-form';
import { readSubjectOf } from '../card/read-subject-of';
import { withFiles } from '../card/with-files';

/**
 * A form with what it begins with, and what its conditions read.
 * @param card the card whose event asks; null for a form that opens one
 * @throws NotFound for an unknown form, or a card that is not there or not for this person
 */
export async function readForm(container: Container, viewer: Viewer, key: string, card: number | null): Promise<FormAnswer> {
  const today = container.time.today();
  const asking = card === null ? null : await readSubjectOf(container, viewer, card);
  const asked = asking === null ? container.forms.newest(key) : await container.forms.ofWorkflow(asking.workflow, key);
  const definition = asked && (await withFiles(container, asked, card));
  if (!definition) throw new NotFound(`没有表单“${key}” / There is no form "${key}"`);
  const subject = asking?.subject ?? {};
  const context = formContext(container, {}, { subject, actor: viewer.actor, today });
  const { id, name, units, roles } = context.actor;
  return {
    definition,
    initial: initialAnswers(definition, context),
    context: { subject, actor: { id, name, units: [...units], roles: [...roles] }, channels: { ...context.channels }, today },
  };
}
