export { registersOf } from './registers-of';
export type { CardField, RegisterColumn, RegisterDefinition } from './types';
