import { compileExpression, ExpressionError } from '../expression';
import type { FormDefinition } from '../form/types';
import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId } from '../text';
import { checkSystemForm } from '../workflow/check-system-form';
import type { Cel, WorkflowDefinition } from '../workflow/types';
import { DUTY_ROOTS } from './due-periods';

interface Check {
  workflow: WorkflowDefinition;
  source: YamlSource;
  names: { clauses(ids: readonly ClauseId[], path: Path, required: boolean): void };
  forms: Readonly<Record<string, FormDefinition>>;
}

/** Checks that the system may open a card for each duty, with every answer given, and that it rests on a clause. */
export function checkDuties({ workflow, source, names, forms }: Check): void {
  for (const duty of workflow.recurring ?? []) {
    const path = ['recurring', duty.key];
    names.clauses(duty.clauses, path, true);
    checkSystemForm({ event: duty.opens, form: duty.form }, path, { workflow, source, forms }, 'opens');
    const event = workflow.events[duty.opens];
    if (event && event.from.length > 0)
      source.problem([...path, 'opens'], `步骤“${duty.opens}”不新建卡片`, `“${duty.opens}” opens no card: it has “from”`);
    for (const [field, value] of Object.entries(duty.form)) checkAnswer(value, [...path, 'form', field], source);
  }
}

function checkAnswer(value: Cel, path: Path, source: YamlSource): void {
  try {
    const { paths } = compileExpression(value, { roots: DUTY_ROOTS, returns: 'any' });
    for (const read of paths)
      if (read.startsWith('period.') && !['period.from', 'period.until'].includes(read))
        source.problem(path, `没有“${read}”`, `there is no “${read}”`);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    source.problem(path, error.text['zh-Hans'], error.text.en);
  }
}
