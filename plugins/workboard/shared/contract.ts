/**
 * What travels between the admin and the plugin's server, one file for each feature. Types only; both halves import them, nothing else.
 * All paths are below `/workboard`. Every answer is `{ data: … }`; every error is Strapi's `{ data: null, error }`.
 */
export type * from './contract/board';
export type * from './contract/board-view';
export type * from './contract/bundle';
export type * from './contract/calendar';
export type * from './contract/card';
export type * from './contract/channel';
export type * from './contract/clause-trace';
export type * from './contract/fire';
export type * from './contract/form';
export type * from './contract/matrix';
export type * from './contract/notice';
export type * from './contract/intake';
export type * from './contract/job';
export type * from './contract/message';
export type * from './contract/office';
export type * from './contract/refusal';
export type * from './contract/register';
export type * from './contract/planner';
export type * from './contract/repeat';
export type * from './contract/report';
export type * from './contract/statistics';
export type * from './contract/teamwork';
export type * from './contract/stand-in';
export type * from './contract/today';
export type * from './contract/vault';
export type * from './contract/work-list';
