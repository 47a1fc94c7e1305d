export { filterOf, registersOf } from './registers-of';
export { URGENCIES } from './types';
export type { CardField, RegisterColumn, RegisterDefinition, Urgency } from './types';
