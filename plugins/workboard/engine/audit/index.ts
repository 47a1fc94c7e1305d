export { audits, buildAudits } from './audit-schema';
export { auditsOf, findDue } from './find-due';
export type { AuditDefinition } from './types';
