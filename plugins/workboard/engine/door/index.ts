export { NotReady, readyFields, type ReadyField } from './ready-conditions';
export type { DoorDefinition, Ready } from './types';
