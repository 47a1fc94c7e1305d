export const PLUGIN_ID = 'workboard';

/** RBAC actions of the plugin, as its server registers them. */
export const PERMISSIONS = {
  read: [{ action: 'plugin::workboard.board.read', subject: null }],
  members: [{ action: 'plugin::workboard.membership.manage', subject: null }],
  move: [{ action: 'plugin::workboard.board.move', subject: null }],
};
