import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import type { PlannerWorkflow } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';

export interface PlannerQuery {
  workflow: string;
  clock: string;
  way: 'forward' | 'backward';
  day: string;
  /** A time of the day, `19:30`; empty where none is asked for. */
  time: string;
  event: string;
}

interface Props {
  workflows: readonly PlannerWorkflow[];
  starters: PlannerWorkflow['clocks'][number]['starters'];
  /** Whether a time of the day is asked for beside the day. */
  timed: boolean;
  query: PlannerQuery;
  onChange: (part: Partial<PlannerQuery>) => void;
}

/** Which obligation, which way, from or to which day. */
export function PlannerFields({ workflows, starters, timed, query, onChange }: Props) {
  const t = useT();
  const text = useText();
  const forward = query.way === 'forward';
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start" paddingTop={5}>
      <Flex role="group" aria-labelledby="workboard-planner-way" gap={1} wrap="wrap">
        <Box width="100%">
          <Typography variant="pi" fontWeight="bold" id="workboard-planner-way">
            {t('planner.way')}
          </Typography>
        </Box>
        <Button variant={forward ? 'secondary' : 'tertiary'} aria-pressed={forward} onClick={() => onChange({ way: 'forward' })}>
          {t('planner.forward')}
        </Button>
        <Button variant={forward ? 'tertiary' : 'secondary'} aria-pressed={!forward} onClick={() => onChange({ way: 'backward' })}>
          {t('planner.backward')}
        </Button>
      </Flex>
      <Field.Root name="obligation" minWidth="32rem">
        <Field.Label>{t('planner.obligation')}</Field.Label>
        <SingleSelect
          value={`${query.workflow} ${query.clock}`}
          onChange={(value) => {
            const [workflow = '', clock = ''] = String(value).split(' ');
            onChange({ workflow, clock, event: '' });
          }}
        >
          {workflows.flatMap((workflow) =>
            workflow.clocks.map((clock) => (
              <SingleSelectOption key={`${workflow.key} ${clock.key}`} value={`${workflow.key} ${clock.key}`}>
                {`${text(workflow.title)} · ${text(clock.title)}`}
              </SingleSelectOption>
            )),
          )}
        </SingleSelect>
      </Field.Root>
      {forward && starters.length > 1 ? (
        <Field.Root name="event" minWidth="20rem">
          <Field.Label>{t('planner.event')}</Field.Label>
          <SingleSelect value={query.event} onChange={(value) => onChange({ event: String(value) })}>
            {starters.map(({ event, title }) => (
              <SingleSelectOption key={event} value={event}>
                {text(title)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      <Field.Root name="day">
        <Field.Label>{t(forward ? 'planner.start' : 'planner.end')}</Field.Label>
        <TimeInput
          type="date"
          value={query.day}
          min="2004-01-01"
          max="2099-12-31"
          onChange={(event) => onChange({ day: event.target.value })}
        />
      </Field.Root>
      {timed ? (
        <Field.Root name="time">
          <Field.Label>{t('planner.time')}</Field.Label>
          <TimeInput type="time" value={query.time} onChange={(event) => onChange({ time: event.target.value })} />
        </Field.Root>
      ) : null}
    </Flex>
  );
}
