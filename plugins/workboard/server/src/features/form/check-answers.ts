import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { cleanAnswers } from '../../../../engine/form/clean-answers';
import { describeErrors } from '../../../../engine/form/describe-errors';
import { toJsonSchema, type JsonSchema } from '../../../../engine/form/to-json-schema';
import type { Answers, FieldError, FormContext, FormDefinition } from '../../../../engine/form/types';

/** A form's schema depends on what is shown, so one form has a handful of schemas; this many are kept compiled. */
const KEPT = 300;

export type CheckAnswers = (definition: FormDefinition, context: FormContext) => { answers: Answers; errors: FieldError[] };

/** The server's check of a form: hidden and unknown answers are dropped, the rest must meet the form's JSON Schema. */
export function createCheckAnswers(): CheckAnswers {
  // Made with the first check: a start checks nothing.
  let made: Ajv | undefined;
  const compiler = (): Ajv => {
    if (made) return made;
    made = new Ajv({ allErrors: true, strict: true, $data: false, strictTuples: false });
    addFormats(made, ['date', 'date-time', 'uri']);
    return made;
  };
  const compiled = new Map<string, { schema: JsonSchema; validate: ValidateFunction }>();

  const validatorOf = (schema: JsonSchema): ValidateFunction => {
    const key = JSON.stringify(schema);
    const found = compiled.get(key);
    if (found) return found.validate;
    const validate = compiler().compile(schema);
    compiled.set(key, { schema, validate });
    const oldest = compiled.size > KEPT ? compiled.entries().next().value : undefined;
    if (oldest) {
      compiled.delete(oldest[0]);
      compiler().removeSchema(oldest[1].schema);
    }
    return validate;
  };

  return (definition, context) => {
    const answers = cleanAnswers(definition, context);
    const validate = validatorOf(toJsonSchema(definition, { ...context, form: answers }));
    return validate(answers) ? { answers, errors: [] } : { answers, errors: describeErrors(definition, validate.errors ?? []) };
  };
}
