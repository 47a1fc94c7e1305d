import type { ExpressionError } from '../expression';
import type { FieldError } from '../form/types';
import type { Text } from '../text';
import type { EventDefinition, Unmet, WorkflowDefinition } from './types';

/** Refusals that no pack words, because they follow from the workflow's shape. */

export function unknownEvent(key: string): Unmet {
  return { code: 'event', clauses: [], message: { 'zh-Hans': `本流程没有步骤“${key}”`, en: `This workflow has no step “${key}”` } };
}

export function wrongStage(workflow: WorkflowDefinition, event: EventDefinition): Unmet {
  if (event.from.length === 0) {
    const { 'zh-Hans': zh, en } = event.title;
    return { code: 'stage', clauses: event.clauses, message: { 'zh-Hans': `“${zh}”只用于新建`, en: `“${en}” only opens a new card` } };
  }
  const stages = workflow.stages.filter(({ key }) => event.from.includes(key)).map(({ title }) => title);
  return { code: 'stage', clauses: event.clauses, message: sentence(event, stages, '只能在', '阶段进行', 'is possible only in') };
}

export function wrongRole(workflow: WorkflowDefinition, event: EventDefinition): Unmet {
  const roles = event.by.flatMap((key) => workflow.roles[key] ?? []);
  const office = roles.filter(({ scope }) => scope === 'office').map(({ title }) => title);
  const unit = roles
    .filter(({ scope }) => scope === 'unit')
    .map(({ title }) => ({ 'zh-Hans': `本事项所属单位的${title['zh-Hans']}`, en: `${title.en} of the unit concerned` }));
  const outside = roles.filter(({ scope }) => scope === 'public').map(({ title }) => title);
  return { code: 'role', clauses: event.clauses, message: sentence(event, [...office, ...unit, ...outside], '须由', '办理', 'is for') };
}

export function formError({ field, clauses, message }: FieldError): Unmet {
  return { code: 'form', clauses, message, cure: { in: 'form', field } };
}

export function nowhereToGo(event: EventDefinition): Unmet {
  const { 'zh-Hans': zh, en } = event.title;
  return { code: 'guard', clauses: event.clauses, message: { 'zh-Hans': `“${zh}”没有适用的去向`, en: `“${en}” has no stage to lead to` } };
}

/** The pack asks for something that cannot be worked out; better no step than half of one. */
export function failed(event: EventDefinition, error: ExpressionError): Unmet {
  const { 'zh-Hans': zh, en } = event.title;
  return {
    code: 'guard',
    clauses: event.clauses,
    message: { 'zh-Hans': `“${zh}”无法办理：${error.text['zh-Hans']}`, en: `“${en}” cannot be carried out: ${error.text.en}` },
    reason: error.message,
  };
}

function sentence(event: EventDefinition, names: readonly Text[], zhBefore: string, zhAfter: string, en: string): Text {
  const zhNames = names.map((name) => `“${name['zh-Hans']}”`).join('、') || '系统';
  const enNames = names.map((name) => `“${name.en}”`).join(', ') || 'the system';
  return { 'zh-Hans': `“${event.title['zh-Hans']}”${zhBefore}${zhNames}${zhAfter}`, en: `“${event.title.en}” ${en} ${enNames}` };
}
