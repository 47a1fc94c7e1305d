export { SENT } from './expand-recipients';
export type { RecipientList, SentRow } from './types';
