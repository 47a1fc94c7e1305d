import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { loadSubject } from '../card/subject';
import { partners } from '../link/service';

/**
 * Makes a write of a draft, and refuses it if it changed an attribute that a linked subject was given a copy of: the interpretation belongs to
 * the lead drafting unit of its document, so no other unit may be named once there is one (R-INT-02). Compared before and after, because a
 * draft that is discarded takes on the values of the published row without naming them. A trigger holds the same against SQL.
 * @throws BadRequest that names the attribute; the caller's transaction undoes the write
 */
export async function keepingFixed<T>(container: Container, workflow: WorkflowDefinition, documentId: string, write: () => Promise<T>): Promise<T> {
  const { subject: definition } = workflow;
  if (definition.fixedWhenLinked.length === 0) return write();
  const linked = (await partners(container.strapi, definition.type, [documentId])).has(documentId);
  if (!linked) return write();
  const values = async () => (await loadSubject(container.strapi, definition, documentId))?.values ?? {};
  const before = await values();
  const result = await write();
  const after = await values();
  const changed = definition.fixedWhenLinked.find((attribute) => (before[attribute] ?? null) !== (after[attribute] ?? null));
  if (changed !== undefined) {
    throw new BadRequest(
      `“${changed}”已写入关联的内容，不能再改；确需更改的，先删除关联的草稿 / "${changed}" was copied to a linked entry and cannot change; delete the linked draft first`,
      changed,
    );
  }
  return result;
}
