/**
 * How every combobox of units and people searches: “秘书” finds 区政府办公室秘书科, a part of an e-mail address finds its person. By itself the
 * design system's combobox finds beginnings only.
 */
export const FIND_BY_PART = { type: 'list', filter: 'contains' } as const;
