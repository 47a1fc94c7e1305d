/** Names that a form's conditions may start from. */
export const FORM_ROOTS = ['form', 'subject', 'actor', 'channels', 'today'] as const;

/** Inside a group, `row` is the group's own answers. */
export const ROW_ROOTS = [...FORM_ROOTS, 'row'] as const;
