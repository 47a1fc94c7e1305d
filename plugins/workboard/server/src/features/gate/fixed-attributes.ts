import { inBothLanguages } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { attributeLabel } from '../card/readable-subject';
import { loadSubject } from '../card/subject';
import { linkedCards } from '../link/service';

/**
 * Makes a write of a draft, unless it changes an attribute that a linked subject was given a copy of: the interpretation belongs to the lead
 * drafting unit of its document, so no other unit may be named once there is one (R-INT-02). What the write names is compared before it, what
 * stands there after it: a draft that is thrown away takes on the values of the published row without naming them. A trigger holds the same
 * against SQL.
 * @throws BadRequest that names the attribute and the clause; the caller's transaction undoes the write
 */
export async function keepingFixed<T>(
  container: Container,
  workflow: WorkflowDefinition,
  { documentId, data }: { documentId: string; data: Readonly<Record<string, unknown>> },
  write: () => Promise<T>,
): Promise<T> {
  const { subject: definition } = workflow;
  if (Object.keys(definition.fixedWhenLinked).length === 0) return write();
  if (!(await holdsOn(container, { uid: definition.type, documentId }))) return write();
  const stored = async () => (await loadSubject(container.strapi, definition, documentId))?.values ?? {};
  const before = await stored();
  await assertSame(container, workflow, before, { ...before, ...data });
  const result = await write();
  await assertSame(container, workflow, before, await stored());
  return result;
}

/** Whether something linked was given a copy. Cards that seal this content follow it, and hold on to nothing of it. */
async function holdsOn({ strapi, workflows }: Container, subject: { uid: string; documentId: string }): Promise<boolean> {
  const linked = Object.keys(await linkedCards(strapi, subject));
  return linked.some((key) => workflows.newest(key).subject.sealOf === undefined);
}

async function assertSame(
  container: Container,
  workflow: WorkflowDefinition,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  const fixed = Object.entries(workflow.subject.fixedWhenLinked);
  const changed = fixed.find(([attribute]) => (before[attribute] ?? null) !== (after[attribute] ?? null));
  if (!changed) return;
  const [attribute, clauses] = changed;
  const label = await attributeLabel(container, workflow, attribute);
  throw new BadRequest(
    inBothLanguages(
      {
        'zh-Hans': `“${label['zh-Hans']}”已写入关联的内容，不能再改；确需更改的，先删除关联的草稿`,
        en: `“${label.en}” was copied to a linked entry and cannot change; delete the linked draft first`,
      },
      clauses,
    ),
    attribute,
  );
}
