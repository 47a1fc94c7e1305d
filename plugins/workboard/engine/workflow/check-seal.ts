import type { YamlSource } from '../read-yaml';
import type { WorkflowDefinition } from './types';

/** Checks what a workflow says of its seal: whose content it covers, and what the system does when that content is another one. */
export function checkSeal(workflow: WorkflowDefinition, source: YamlSource): void {
  const { subject, events } = workflow;
  if (subject.enclosures !== undefined && !subject.sealed.includes(subject.enclosures))
    source.problem(
      ['subject', 'enclosures'],
      `“${subject.enclosures}”不在 sealed 中`,
      `“${subject.enclosures}” does not stand under “sealed”`,
    );
  for (const attribute of subject.stamped ?? []) {
    if (!subject.sealed.includes(attribute))
      source.problem(['subject', 'stamped'], `“${attribute}”不在 sealed 中`, `“${attribute}” does not stand under “sealed”`);
  }
  if (subject.sealOf === undefined) {
    if (subject.lapse) source.problem(['subject', 'lapse'], 'lapse 须与 sealOf: parent 同用', '“lapse” goes with “sealOf: parent”');
    return;
  }
  if (subject.sealed.length > 0)
    source.problem(['subject', 'sealOf'], 'sealOf: parent 时不能再写 sealed', '“sealOf: parent” leaves no “sealed” of its own');
  for (const event of Object.values(events)) {
    if (event.effects.some((effect) => effect.do === 'publish'))
      source.problem(
        ['events', event.key, 'effects'],
        'sealOf: parent 的流程不公开自己的内容',
        'a workflow with “sealOf: parent” publishes nothing of its own',
      );
  }
  for (const [when, key] of Object.entries(subject.lapse ?? {})) {
    const event = Object.hasOwn(events, key) ? events[key] : undefined;
    const path = ['subject', 'lapse', when];
    if (!event) source.problem(path, `没有步骤“${key}”`, `there is no event “${key}”`);
    else if (!event.by.includes('system') || event.form !== undefined)
      source.problem(
        path,
        `步骤“${key}”须允许 system 办理，且没有表单`,
        `“${key}” must name “system” under “by” and have no form: the system fires it`,
      );
  }
}
