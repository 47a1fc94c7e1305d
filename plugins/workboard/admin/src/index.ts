import { Briefcase } from '@strapi/icons';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { PluginDefinition } from '@strapi/strapi/admin';

import { EntryPanel } from './features/entry-panel';
import { unitField } from './features/form';
import { PERMISSIONS, PLUGIN_ID } from './shared/plugin-id';

/** Texts are loaded for the languages the admin offers, and only those. */
const TRANSLATIONS: Record<string, () => Promise<{ default: Record<string, string> }>> = {
  'zh-Hans': () => import('./translations/zh-Hans'),
  en: () => import('./translations/en'),
};

const plugin: PluginDefinition = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Briefcase,
      position: 1,
      permissions: PERMISSIONS.read,
      intlLabel: { id: `${PLUGIN_ID}.shared.name`, defaultMessage: 'Workboard' },
      Component: () => import('./features/app/App'),
    });
    app.customFields.register(unitField);
    const contentManager = app.getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
    contentManager.addEditViewSidePanel([EntryPanel]);
  },

  async registerTrads({ locales }) {
    return Promise.all(
      locales.map(async (locale) => {
        const texts = (await TRANSLATIONS[locale]?.())?.default ?? {};
        return { locale, data: Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text])) };
      })
    );
  },
};

export default plugin;
