import type { ComponentType } from 'react';
import { OneToOne } from '@strapi/icons';

import { PLUGIN_ID } from '../../shared/plugin-id';

/** Custom field `plugin::workboard.unit`: a unit's key in a plain string column, picked by its title. */
export const unitField = {
  name: 'unit',
  pluginId: PLUGIN_ID,
  type: 'string' as const,
  icon: OneToOne,
  intlLabel: { id: `${PLUGIN_ID}.form.unit.label`, defaultMessage: 'Unit' },
  intlDescription: { id: `${PLUGIN_ID}.form.unit.description`, defaultMessage: 'A unit of the organisation, by its key' },
  // Strapi types the input as one without props, and gives it the props of the content manager's inputs.
  components: { Input: () => import('./UnitInput') as Promise<{ default: unknown }> as Promise<{ default: ComponentType }> },
};
