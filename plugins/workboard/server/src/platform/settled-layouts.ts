import type { Core } from '@strapi/strapi';
import { hash } from './hash';

interface Layouts {
  syncConfigurations(): Promise<void>;
}

const STORE = 'strapi::core-store';
const LAYOUTS = 'plugin_content_manager_configuration_';
const MARK = 'plugin_workboard_settled_layouts';

/**
 * Lets the content manager bring the layouts that it keeps into line with the content types only where one or the other has changed since it last did. By itself it does that at every
 * start, for every type: a schema made of all attributes, and two statements, to find that there is nothing to do. Called in `register()`, before Strapi comes to it.
 */
export function settleLayouts(strapi: Core.Strapi): void {
  const of = (name: string) => strapi.plugin('content-manager').service(name) as Layouts;
  const [components, types] = [of('components'), of('content-types')];
  const [syncComponents, syncTypes] = [components, types].map((layouts) => layouts.syncConfigurations.bind(layouts)) as [
    () => Promise<void>,
    () => Promise<void>,
  ];
  let settled = false;
  // Strapi asks for the components first.
  components.syncConfigurations = async () => {
    const { digest, mark } = await layoutsNow(strapi);
    settled = digest === mark;
    if (!settled) await syncComponents();
  };
  types.syncConfigurations = async () => {
    if (settled) return;
    await syncTypes();
    const { digest, mark } = await layoutsNow(strapi);
    const where = { key: MARK };
    if (mark === undefined) await strapi.db.query(STORE).create({ data: { ...where, type: 'string', value: digest } });
    else await strapi.db.query(STORE).update({ where, data: { value: digest } });
  };
}

/** A digest of what the layouts are made of and of the layouts that are kept, and the one of when they were last in line. One statement. */
async function layoutsNow(strapi: Core.Strapi): Promise<{ digest: string; mark: string | undefined }> {
  const rows = (await strapi.db.query(STORE).findMany({
    where: { $or: [{ key: { $startsWith: LAYOUTS } }, { key: MARK }] },
    orderBy: { key: 'asc' },
  })) as { key: string; value: string }[];
  const kept = rows.filter(({ key }) => key !== MARK).map(({ key, value }) => [key, value]);
  const version = strapi.config.get('info.strapi') as unknown;
  const digest = hash('sha256', JSON.stringify([version, strapi.contentTypes, strapi.components, kept]));
  return { digest, mark: rows.find(({ key }) => key === MARK)?.value };
}
