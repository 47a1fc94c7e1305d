/** The types of a workflow, a subject a file: how a policy is written (definitions), what is decided on, and what comes of it. */
export type * from './primitives';
export type * from './effect';
export type * from './event-definition';
export type * from './workflow-definition';
export type * from './actor';
export type * from './decision';
