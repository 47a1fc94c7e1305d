import { z } from 'zod';

/** The filter of a board, as addresses and saved views have it. */
export const BOARD_FILTER = z.strictObject({
  q: z.string().trim().max(100).optional(),
  unit: z.string().max(100).optional(),
  assignee: z
    .string()
    .regex(/^(me|none|[1-9]\d{0,8})$/, 'must be me, none or the id of a person')
    .optional(),
  watched: z.literal('me').optional(),
  urgency: z.enum(['overdue', 'today', 'soon', 'suspended']).optional(),
});

const SORT = z.enum(['due', 'updated', 'manual']).optional();
const LANES = z.enum(['unit', 'assignee', 'urgency', 'kind', 'hours']).optional();

/** How a board is laid out. */
export const BOARD_LAYOUT = z.strictObject({ sort: SORT, lanes: LANES });

export const ORDERED_QUERY = BOARD_FILTER.extend({ sort: SORT });
export const BOARD_QUERY = ORDERED_QUERY.extend({ lanes: LANES });
export const WINDOW_QUERY = BOARD_QUERY.extend({ after: z.string().max(200).optional(), lane: z.string().max(100).optional() });
