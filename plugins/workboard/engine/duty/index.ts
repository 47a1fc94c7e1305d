export { answersOfDuty, duePeriods } from './due-periods';
export type { DutyDefinition } from './types';
