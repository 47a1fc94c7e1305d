import { compileExpression, judge } from '../expression';
import type { Answers } from '../form/types';
import type { Value } from '../workflow/types';
import { DELIVERY_ROOTS, TOLD_ROOTS, type ChannelRule, type Delivery } from './types';

/** What the answers of a delivery read. */
export interface DeliveryContext {
  delivery: Delivery;
  subject: Readonly<Record<string, Value>>;
  card: { id: number; stage: string };
  today: string;
}

/**
 * The answers with which a delivery fires its step; null if its `when` does not hold.
 * @throws ExpressionError where one cannot be worked out
 */
export function answersOfDelivery(delivered: NonNullable<ChannelRule['delivered']>, context: DeliveryContext): Answers | null {
  const scope: Record<string, Value> = { ...context, delivery: { ...context.delivery }, card: { ...context.card } };
  const compile = (source: string, returns: 'any' | 'bool') => compileExpression(source, { roots: DELIVERY_ROOTS, returns });
  if (delivered.when !== undefined && !judge(compile(delivered.when, 'bool'), scope).met) return null;
  return Object.fromEntries(Object.entries(delivered.form).map(([key, source]) => [key, compile(source, 'any').evaluate(scope)]));
}

/** Whether a channel is told of a `publish` or `update` of this entry. A condition that cannot be judged tells nothing: what may not leave stays. */
export function isTold(rule: ChannelRule, context: Pick<DeliveryContext, 'subject' | 'card' | 'today'>): boolean {
  if (rule.when === undefined) return true;
  return judge(compileExpression(rule.when, { roots: TOLD_ROOTS, returns: 'bool' }), { ...context, card: { ...context.card } }).met;
}

/** Attributes of the subject that telling a channel reads. */
export function attributesRead(rule: ChannelRule): string[] {
  const paths = rule.when === undefined ? [] : compileExpression(rule.when, { roots: TOLD_ROOTS, returns: 'bool' }).paths;
  const read = paths.flatMap((path) => (path.startsWith('subject.') ? [path.split('.')[1] ?? ''] : []));
  return [...new Set([...rule.attributes, ...(rule.recorded === undefined ? [] : [rule.recorded]), ...read])];
}
