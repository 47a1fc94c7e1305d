import { evaluation } from '../workflow/compiled-workflow';
import type { DecisionContext, WorkflowDefinition } from '../workflow/types';
import type { AuditDefinition } from './types';

/** Audits of a workflow; none in versions that were stored before there were audits. */
export function auditsOf({ audits }: WorkflowDefinition): readonly AuditDefinition[] {
  return audits ?? [];
}

/** The audits that find something on a card. One that cannot be judged finds nothing, and says so to whoever keeps the pack. */
export function findDue(context: DecisionContext): { found: AuditDefinition[]; failed: { audit: AuditDefinition; reason: string }[] } {
  const evaluate = evaluation(context, {});
  const judged = auditsOf(context.workflow)
    .filter(({ stages }) => stages.includes(context.card.stage))
    .map((audit) => ({ audit, judgement: evaluate.judge(audit.when) }));
  return {
    found: judged.flatMap(({ audit, judgement }) => (judgement.met ? [audit] : [])),
    failed: judged.flatMap(({ audit, judgement }) =>
      judgement.met || judgement.reason === null ? [] : [{ audit, reason: judgement.reason }],
    ),
  };
}
