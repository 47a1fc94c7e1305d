'use strict';

/** Compiles config/ and src/ once before the server tests; the plugin itself is taken from source by jest. */
module.exports = async () => {
  const { compileStrapi } = require('@strapi/strapi');
  if (process.env.GONGKAI_COMPILED === '1') return;
  await compileStrapi({ appDir: process.cwd() });
  process.env.GONGKAI_COMPILED = '1';
};
