import type { Core } from '@strapi/strapi';

interface ManagerService {
  findConfiguration(model: unknown): Promise<{ metadatas?: Record<string, { edit?: { label?: string } }> }>;
}

/** Labels that the office gave the attributes of a content type or a component in the content manager; those without one are left out. */
export async function managerLabels(
  strapi: Core.Strapi,
  owner: { type: string } | { component: string },
): Promise<Readonly<Record<string, string>>> {
  const [kind, model] =
    'type' in owner
      ? (['content-types', strapi.contentType(owner.type as never)] as const)
      : (['components', strapi.components[owner.component as never]] as const);
  const service = strapi.plugin('content-manager').service(kind) as ManagerService;
  const { metadatas = {} } = await service.findConfiguration(model);
  return Object.fromEntries(
    Object.entries(metadatas).flatMap(([name, { edit }]): [string, string][] => (edit?.label === undefined ? [] : [[name, edit.label]])),
  );
}
