import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { BoardTab } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';

export interface StatisticsQuery {
  workflow?: string;
  clock?: string;
  from?: string;
  to?: string;
}

interface Props {
  boards: readonly BoardTab[];
  board: BoardTab;
  clock: string;
  query: StatisticsQuery;
  onChange: (query: StatisticsQuery) => void;
}

/** Which obligation, and due in which days. */
export function StatisticsFilter({ boards, board, clock, query, onChange }: Props) {
  const t = useT();
  const text = useText();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start" paddingBottom={4}>
      <Field.Root>
        <Field.Label>{t('statistics.workflow')}</Field.Label>
        <SingleSelect
          aria-label={t('statistics.workflow')}
          value={board.key}
          onChange={(workflow) =>
            onChange({ workflow: String(workflow), clock: boards.find((one) => one.key === workflow)?.clocks[0]?.key })
          }
        >
          {boards.map((one) => (
            <SingleSelectOption key={one.key} value={one.key}>
              {text(one.title)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root>
        <Field.Label>{t('statistics.clock')}</Field.Label>
        <SingleSelect
          aria-label={t('statistics.clock')}
          value={clock}
          onChange={(key) => onChange({ workflow: board.key, clock: String(key) })}
        >
          {board.clocks.map((one) => (
            <SingleSelectOption key={one.key} value={one.key}>
              {text(one.title)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root>
        <Field.Label>{t('statistics.from')}</Field.Label>
        <TimeInput type="date" value={query.from ?? ''} max={query.to} onChange={(event) => onChange({ from: event.target.value })} />
      </Field.Root>
      <Field.Root>
        <Field.Label>{t('statistics.to')}</Field.Label>
        <TimeInput type="date" value={query.to ?? ''} min={query.from} onChange={(event) => onChange({ to: event.target.value })} />
      </Field.Root>
    </Flex>
  );
}
