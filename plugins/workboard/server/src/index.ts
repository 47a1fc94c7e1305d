import type { Core } from '@strapi/strapi';
import config from './config';
import { controllers } from './controllers';
import { createApi } from './create-api';
import { createContainer } from './create-container';
import { beginChannelsAtHead } from './features/channel/register-jobs';
import { registerConditions } from './features/access/own-units';
import { registerGate } from './features/gate/document-middleware';
import { registerSayWhy } from './features/gate/say-why';
import { beginAtHead } from './features/notification/register-jobs';
import { registerActions } from './platform/access';
import { containerOf, setContainer } from './platform/container';
import { registerCustomFields } from './platform/custom-fields';
import { settleLayouts } from './platform/settled-layouts';
import { ensureSchema } from './platform/schema/ensure-schema';
import { routes } from './routes';

type Context = { strapi: Core.Strapi };

export default {
  config,
  register({ strapi }: Context) {
    setContainer(strapi, createContainer(strapi));
    registerCustomFields(strapi);
    settleLayouts(strapi);
    registerGate(strapi, () => containerOf(strapi));
    registerSayWhy(strapi, () => containerOf(strapi));
  },
  async bootstrap({ strapi }: Context) {
    await ensureSchema(strapi);
    await registerActions(strapi);
    await registerConditions(strapi, () => containerOf(strapi));
    const { jobs, vault } = containerOf(strapi);
    await vault.assertReadable();
    await beginAtHead(strapi);
    await beginChannelsAtHead(strapi);
    await jobs.prepare();
    if (strapi.config.get('plugin::workboard.jobs') === 'on') jobs.start();
  },
  async destroy({ strapi }: Context) {
    await containerOf(strapi).jobs.stop();
  },
  controllers,
  routes,
  services: {
    workboard: ({ strapi }: Context) => createApi(() => containerOf(strapi)),
  },
};
