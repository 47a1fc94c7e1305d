import { Briefcase, Clock } from '@strapi/icons';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { PluginDefinition } from '@strapi/strapi/admin';

import { withReadableColumns, withStatePanel } from './features/entry-list';
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
    app.widgets.register({
      id: 'today',
      pluginId: PLUGIN_ID,
      icon: Briefcase,
      title: { id: `${PLUGIN_ID}.today.widget.todo`, defaultMessage: 'What I have to do' },
      link: { label: { id: `${PLUGIN_ID}.today.title`, defaultMessage: 'Due today' }, href: `/plugins/${PLUGIN_ID}/today?mine=1` },
      component: async () => (await import('./features/home/TodayWidget')).default,
      permissions: PERMISSIONS.read,
    });
    app.widgets.register({
      id: 'overdue',
      pluginId: PLUGIN_ID,
      icon: Clock,
      title: { id: `${PLUGIN_ID}.today.widget.overdue`, defaultMessage: 'Overdue in my units' },
      link: { label: { id: `${PLUGIN_ID}.shared.name`, defaultMessage: 'Workboard' }, href: `/plugins/${PLUGIN_ID}/boards` },
      component: async () => (await import('./features/home/OverdueWidget')).default,
      permissions: PERMISSIONS.read,
    });
    app.addSettingsLink(
      { id: PLUGIN_ID, intlLabel: { id: `${PLUGIN_ID}.shared.name`, defaultMessage: 'Workboard' } },
      {
        id: 'memberships',
        to: `${PLUGIN_ID}/memberships`,
        permissions: PERMISSIONS.members,
        intlLabel: { id: `${PLUGIN_ID}.memberships.title`, defaultMessage: 'People and office roles' },
        Component: () => import('./features/memberships/MembershipsPage'),
      },
    );
    app.customFields.register(unitField);
    const contentManager = app.getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
    contentManager.addEditViewSidePanel([EntryPanel]);
  },

  bootstrap(app) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withReadableColumns);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', withStatePanel);
  },

  async registerTrads({ locales }) {
    return Promise.all(
      locales.map(async (locale) => {
        const texts = (await TRANSLATIONS[locale]?.())?.default ?? {};
        return { locale, data: Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text])) };
      }),
    );
  },
};

export default plugin;
