import type { Core } from '@strapi/strapi';
import { serveDoor } from '../../../public/door/serve-door';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { step, ...door } = serveDoor(strapi, 'foi-applications');
  return {
    ...door,
    correction: step('correction_received'),
    withdrawal: step('withdraw'),
  };
};
