import type { Fact } from '../../../plugins/workboard/server/src/api';
import { inWeeklyReports } from '../office-duty/facts';

/** R-OPN-17: whether a weekly report that was sent lists this event. */
const inWeeklyReport: Fact = async (input) => (await inWeeklyReports(input)).has(input.documentId);

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = { inWeeklyReport };
