import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';

import type { StatisticsCheckView, StatisticsLine } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';

interface Props {
  checks: readonly StatisticsCheckView[];
  columns: readonly StatisticsLine[];
}

/** The sums that a form prints below its table, checked on every look: in words and sign, and where they fail, in which column. */
export function CheckNotes({ checks, columns }: Props) {
  const t = useT();
  const text = useText();
  if (checks.length === 0) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} paddingBottom={4} role="status">
      {checks.map(({ title, left, right, holds }) => {
        const failing = columns.flatMap((column, index) => (left[index] === right[index] ? [] : [text(column.title)]));
        const last = columns.length - 1;
        return (
          <Flex key={text(title)} gap={2} data-check={holds ? 'holds' : 'fails'}>
            {holds ? <CheckCircle fill="success600" aria-hidden /> : <WarningCircle fill="danger600" aria-hidden />}
            <Typography textColor={holds ? 'neutral800' : 'danger700'}>
              {`${text(title)}${t('statistics.colon')}`}
              {holds
                ? t('statistics.check.holds', { left: left[last] ?? 0, right: right[last] ?? 0 })
                : t('statistics.check.fails', { left: left[last] ?? 0, right: right[last] ?? 0, columns: failing.join('、') })}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}
