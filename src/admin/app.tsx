import type { StrapiApp } from '@strapi/strapi/admin';

import mark from './brand/mark.svg';
import { keepProductTitle } from './product-title';
import { closeAnnouncements } from './quiet-notices';
import en from '../translations/en.json';
import zhHans from '../translations/zh-Hans.json';

const LANGUAGE = 'strapi-admin-language';

/** What the home page offers: what is due, what the units are late with, and the way back to what was last worked on. Strapi's statistics are no part of the work. */
const WIDGETS = ['today', 'overdue', 'last-edited-entries'];

export default {
  config: {
    locales: ['zh-Hans'],
    auth: { logo: mark },
    menu: { logo: mark },
    tutorials: false,
    // Asks api.github.com whether there is a newer Strapi.
    notifications: { releases: false },
    translations: { 'zh-Hans': zhHans, en },
  },

  register(app: StrapiApp) {
    app.widgets.register((widgets) => WIDGETS.flatMap((id) => widgets.filter((widget) => widget.id === id)));
  },

  bootstrap() {
    // Chinese is the language of the house; whoever picked another keeps it. Strapi keeps the name bare, not as JSON.
    if (!window.localStorage.getItem(LANGUAGE)) window.localStorage.setItem(LANGUAGE, 'zh-Hans');
    closeAnnouncements(window.localStorage);
    keepProductTitle();
  },
};
