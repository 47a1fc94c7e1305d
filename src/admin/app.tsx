const LANGUAGE = 'strapi-admin-language';

/** Chinese is the language of the house; whoever picked another keeps it. Strapi keeps the name bare, not as JSON. */
export default {
  config: { locales: ['zh-Hans'] },
  bootstrap() {
    if (!window.localStorage.getItem(LANGUAGE)) window.localStorage.setItem(LANGUAGE, 'zh-Hans');
  },
};
