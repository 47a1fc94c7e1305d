import { useAuth } from '@strapi/strapi/admin';

import { PLUGIN_ID } from './plugin-id';

/**
 * Whether the person's Strapi roles hold an action of the plugin (`board.read`). Not `useRBAC`: that names an action by its last word, and
 * several of ours end in the same one. What this hides the server refuses by itself.
 */
export function useMay(): (action: string) => boolean {
  const permissions = useAuth('useMay', (auth) => auth.permissions);
  return (action) => permissions.some((permission) => permission.action === `plugin::${PLUGIN_ID}.${action}`);
}
