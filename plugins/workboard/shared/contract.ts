/**
 * What travels between the admin and the plugin's server, one file for each feature. Types only; both halves import them, nothing else.
 * All paths are below `/workboard`. Every answer is `{ data: … }`; every error is Strapi's `{ data: null, error }`.
 */
export type * from './contract/board';
export type * from './contract/card';
export type * from './contract/fire';
export type * from './contract/form';
export type * from './contract/office';
export type * from './contract/report';
export type * from './contract/today';
