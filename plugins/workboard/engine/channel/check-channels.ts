import { compileExpression, ExpressionError } from '../expression';
import type { FormDefinition } from '../form/types';
import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId } from '../text';
import { checkSystemForm } from '../workflow/check-system-form';
import type { WorkflowDefinition } from '../workflow/types';
import { CHANNEL_VERBS, DELIVERY_PARTS, DELIVERY_ROOTS, TOLD_ROOTS, type ChannelRule } from './types';

/** What the check of a workflow's names can look up. */
interface Names {
  attributes(names: readonly string[], path: Path): void;
  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void;
  event(name: string, path: Path): void;
}

interface Check {
  workflow: WorkflowDefinition;
  source: YamlSource;
  names: Names;
  forms: Readonly<Record<string, FormDefinition>>;
}

/**
 * Checks what a workflow says of its channels: names, that no step means two things, that whatever withdraws an entry tells every channel that
 * may have it (R-SEC-14), and that a delivery can fire its step by itself.
 */
export function checkChannels(check: Check): void {
  const withdrawing = Object.values(check.workflow.events).filter(({ effects }) => effects.some((effect) => effect.do === 'unpublish'));
  for (const rule of check.workflow.channels ?? []) {
    const path = ['channels', rule.channel];
    check.names.clauses(rule.clauses, path, true);
    check.names.attributes([...rule.attributes, ...(rule.recorded === undefined ? [] : [rule.recorded])], [...path, 'attributes']);
    checkEvents(rule, path, check);
    for (const { key } of withdrawing) {
      if (!rule.told.withdraw.includes(key))
        check.source.problem(
          path,
          `步骤“${key}”撤下公开内容，须列入本渠道的 withdraw`,
          `“${key}” withdraws what is public: name it under “withdraw” of this channel`,
        );
    }
    if (rule.when !== undefined) checkValue(rule.when, { returns: 'bool', roots: TOLD_ROOTS }, [...path, 'when'], check);
    if (rule.delivered) checkDelivered(rule.delivered, [...path, 'delivered'], check);
  }
}

function checkEvents(rule: ChannelRule, path: Path, { names, source }: Check): void {
  const seen = new Set<string>();
  for (const verb of CHANNEL_VERBS) {
    for (const event of rule.told[verb]) {
      names.event(event, [...path, verb]);
      if (seen.has(event)) source.problem([...path, verb], `步骤“${event}”只能写一次`, `“${event}” may stand under one word only`);
      seen.add(event);
    }
  }
}

function checkDelivered(delivered: NonNullable<ChannelRule['delivered']>, path: Path, check: Check): void {
  checkSystemForm(delivered, path, check);
  for (const [key, value] of Object.entries(delivered.form))
    checkValue(value, { returns: 'any', roots: DELIVERY_ROOTS }, [...path, 'form', key], check);
  if (delivered.when !== undefined) checkValue(delivered.when, { returns: 'bool', roots: DELIVERY_ROOTS }, [...path, 'when'], check);
}

function checkValue(
  value: string,
  { returns, roots }: { returns: 'any' | 'bool'; roots: readonly string[] },
  path: Path,
  { source, names }: Check,
): void {
  try {
    for (const read of compileExpression(value, { roots, returns }).paths) {
      const [root, part] = read.split('.');
      if (part === undefined || part === '*') continue;
      if (root === 'subject') names.attributes([part], path);
      if (root === 'delivery' && !(DELIVERY_PARTS as readonly string[]).includes(part))
        source.problem(path, `delivery 没有“${part}”`, `a delivery has no “${part}”`);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    source.problem(path, error.text['zh-Hans'], error.text.en);
  }
}
