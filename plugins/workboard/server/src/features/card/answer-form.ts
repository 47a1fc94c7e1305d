import { initialAnswers } from '../../../../engine/form/clean-answers';
import { earliestDays, hasEarliest } from '../../../../engine/form/earliest-days';
import { namedPeople } from '../../../../engine/form/named-people';
import { splitPersonal, type SplitAnswers } from '../../../../engine/form/split-personal';
import type { Answers, FieldError, FormContext, FormDefinition } from '../../../../engine/form/types';
import type { ClockReading } from '../../../../engine/clock/types';
import type { Day } from '../../../../engine/calendar/types';
import type { Actor, EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { unknownEntries } from '../entry/service';
import { holdersAmong } from '../people/service';
import type { Subject } from './subject';
import { withFiles } from './with-files';

export interface Answered {
  form: { definition: FormDefinition; answers: Answers } | null;
  /** With masks in the place of personal data, as everything behind the check reads them. */
  answers: Answers;
  errors: FieldError[];
  /** The earliest day of each date field that has one, with how it comes about. */
  earliest: Readonly<Record<string, ClockReading | null>>;
  /** The personal data itself, for the vault alone. */
  personal: SplitAnswers['personal'];
}

interface AnswerInput {
  workflow: WorkflowDefinition;
  event: EventDefinition | undefined;
  given: Answers | undefined;
  subject: Subject;
  actor: Actor;
  today: Day;
  /** The card that asks, where there is one already: its files are what a field may offer. */
  card?: number;
}

/** Checks the answers given for an event's form: hidden and unknown ones are dropped, the rest is held against the form, and what is personal is masked. */
export async function answerForm(container: Container, input: AnswerInput): Promise<Answered> {
  const { given, subject, actor, today } = input;
  const asked = await formOf(container, input);
  const definition = asked && (await withFiles(container, asked, input.card ?? null));
  if (!definition) return { form: null, answers: {}, errors: [], earliest: {}, personal: null };
  const context = formContext(container, given ?? {}, { subject, actor, today });
  const { answers, errors } = container.forms.check(definition, context);
  const unknown = errors.length > 0 ? [] : await unknownEntries(container, { actor, keeper: false }, definition, answers);
  const earliest = hasEarliest(definition)
    ? earliestDays(definition, { ...context, form: answers }, await container.calendars.current())
    : {};
  const { masked, personal } = splitPersonal(definition, answers);
  const strangers = await withoutRole(container, definition, answers, today);
  return { form: { definition, answers: masked }, answers: masked, errors: [...errors, ...unknown, ...strangers], earliest, personal };
}

/** The days alone, as guards read them. */
export function daysOf(earliest: Answered['earliest']): Readonly<Record<string, Day | null>> {
  return Object.fromEntries(Object.entries(earliest).map(([field, reading]) => [field, reading?.due ?? null]));
}

/** Who is named in a field that is for holders of an office role, and does not hold it on the day of the step. */
async function withoutRole(container: Container, definition: FormDefinition, answers: Answers, day: Day): Promise<FieldError[]> {
  const named = namedPeople(definition, answers);
  if (named.length === 0) return [];
  const holders = await holdersAmong(container.strapi, named, day);
  return named
    .filter(({ user, role }) => !holders.has(`${role} ${user}`))
    .map(({ field, definition: { clauses }, role }) => {
      const title = container.workflows.roleTitle(role);
      return {
        field,
        code: 'role',
        message: { 'zh-Hans': `须选择担任“${title['zh-Hans']}”的人员`, en: `must be somebody who holds “${title.en}”` },
        clauses,
      };
    });
}

/**
 * The answers of somebody who did not see the form: what it would have shown at first. An entry created in the content manager
 * opens its card this way, and is refused where the form would have asked for more.
 */
export async function answersFromSubject(container: Container, input: Omit<AnswerInput, 'given'>): Promise<Answers> {
  const definition = await formOf(container, input);
  return definition ? initialAnswers(definition, formContext(container, {}, input)) : {};
}

/** The event's form as the card's version of the workflow asks it. */
export async function formOf(
  container: Container,
  { workflow, event }: { workflow: WorkflowDefinition; event: EventDefinition | null | undefined },
) {
  return event?.form === undefined ? null : container.forms.ofWorkflow(workflow, event.form);
}

/** What a form's conditions may read. */
export function formContext(
  container: Container,
  form: Answers,
  { subject, actor, today }: Pick<AnswerInput, 'subject' | 'actor' | 'today'>,
): FormContext {
  return {
    form,
    subject,
    actor: {
      id: actor.id,
      name: actor.name,
      units: [...new Set(actor.memberships.map(({ unit }) => unit))],
      roles: [...new Set(actor.memberships.map(({ role }) => role))],
    },
    channels: container.channels.connected(),
    today,
  };
}
