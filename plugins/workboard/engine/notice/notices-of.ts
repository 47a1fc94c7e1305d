import type { WorkflowDefinition } from '../workflow/types';
import type { NoticeDefinition } from './types';

/** The notices of a workflow; none in versions that were stored before there were any. */
export function noticesOf(workflow: WorkflowDefinition): readonly NoticeDefinition[] {
  return workflow.notices ?? [];
}
