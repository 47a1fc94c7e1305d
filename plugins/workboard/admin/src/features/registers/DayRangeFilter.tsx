import { useState } from 'react';
import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import type { RegisterView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';
import type { RegisterAddress } from './use-register-address';

/** A period of one of the register's days: which day, from when, until when. Both ends belong to it. */
export function DayRangeFilter({ register, address }: { register: RegisterView; address: RegisterAddress }) {
  const t = useT();
  const text = useText();
  const { filter, setFilter } = address;
  const days = register.columns.filter((column) => column.filter === 'days');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const set = days.find(({ key }) => filter[`from.${key}`] !== undefined || filter[`to.${key}`] !== undefined);
  const column = set ?? days.find(({ key }) => key === chosen) ?? days.find(({ key }) => key.startsWith('attribute.')) ?? days[0];
  if (!column) return null;
  const from = filter[`from.${column.key}`];
  const to = filter[`to.${column.key}`];
  const choose = (key: string) => {
    setChosen(key);
    if (set) setFilter({ [`from.${set.key}`]: undefined, [`to.${set.key}`]: undefined, [`from.${key}`]: from, [`to.${key}`]: to });
  };
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('registers.days')}>
      <Box width="16rem">
        <SingleSelect size="S" aria-label={t('registers.days.which')} value={column.key} onChange={(key) => choose(String(key))}>
          {days.map(({ key, title }) => (
            <SingleSelectOption key={key} value={key}>
              {text(title)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      {(['from', 'to'] as const).map((end) => (
        <Flex key={end} gap={2}>
          <Typography variant="pi" textColor="neutral600" aria-hidden>
            {t(`registers.days.${end}Short`)}
          </Typography>
          <TimeInput
            type="date"
            size="S"
            aria-label={t(`registers.days.${end}`, { name: text(column.title) })}
            value={(end === 'from' ? from : to) ?? ''}
            max={end === 'from' ? to : undefined}
            min={end === 'to' ? from : undefined}
            onChange={(event) => setFilter({ [`${end}.${column.key}`]: event.target.value || undefined })}
          />
        </Flex>
      ))}
    </Flex>
  );
}
