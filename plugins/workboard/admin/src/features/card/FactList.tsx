import { Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { isDay } from '../../../../engine/day';
import type { CardDetail } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useText } from '../../shared/use-t';

/** Attributes of the subject, for reading; they are changed in the content manager. */
export function FactList({ facts }: { facts: CardDetail['facts'] }) {
  const text = useText();
  const { messages } = useIntl();
  const day = useDay();
  // The words of an enumeration's value stand under the value itself, for the content manager; the drawer says the same.
  const words = (value: string) => {
    if (typeof messages[value] === 'string') return messages[value];
    const [on = '', time, ...more] = value.split(' ');
    const dated = isDay(on) && more.length === 0 && (time === undefined || /^\d\d:\d\d$/.test(time));
    return dated ? [day.long(on), time].filter(Boolean).join(' ') : value;
  };
  return (
    <Grid.Root tag="dl" gridCols={6} gap={1}>
      {facts.map((fact, index) => [
        <Grid.Item key={`${index}:label`} col={2} tag="dt" alignItems="flex-start">
          <Typography variant="pi" textColor="neutral600">
            {text(fact.label)}
          </Typography>
        </Grid.Item>,
        <Grid.Item key={`${index}:value`} col={4} tag="dd" alignItems="flex-start">
          <Typography variant="pi">{words(fact.value) || '—'}</Typography>
        </Grid.Item>,
      ])}
    </Grid.Root>
  );
}
