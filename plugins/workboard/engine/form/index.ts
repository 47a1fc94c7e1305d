export { cleanAnswers, initialAnswers } from './clean-answers';
export { describeErrors, type SchemaError } from './describe-errors';
export { earliestDays, hasEarliest } from './earliest-days';
export { labelAnswers, type LabelledAnswer, type Names } from './label-answers';
export { parseForm, type ParsedForm } from './parse-form';
export { HIDDEN, maskPersonal } from './mask-personal';
export { splitPersonal, type PersonalDatum, type SplitAnswers } from './split-personal';
export { toJsonSchema, type JsonSchema } from './to-json-schema';
export { isRequired, visibleFields, visibleRowFields } from './visible-fields';
