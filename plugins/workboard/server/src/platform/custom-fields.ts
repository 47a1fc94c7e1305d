import type { Core } from '@strapi/strapi';

/**
 * The custom field `plugin::workboard.unit`: a string holding a unit key. The admin shows a picker for it.
 * Units are keys, not relations, because Strapi drops relations on publish order and guards want scalars.
 */
export function registerCustomFields(strapi: Core.Strapi): void {
  strapi.customFields.register({ name: 'unit', plugin: 'workboard', type: 'string', inputSize: { default: 6, isResizable: true } });
}
