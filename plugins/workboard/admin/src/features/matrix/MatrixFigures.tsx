import { Flex, Typography } from '@strapi/design-system';

import type { MatrixTab } from '../../../../shared/contract';
import { useText } from '../../shared/use-t';

/** The numbers over all rows, whatever is filtered. */
export function MatrixFigures({ figures }: { figures: MatrixTab['figures'] }) {
  const text = useText();
  return (
    <Flex tag="dl" gap={4} wrap="wrap">
      {figures.map(({ key, title, value }) => (
        <Flex key={key} gap={2} alignItems="baseline">
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {text(title)}
          </Typography>
          <Typography tag="dd" fontWeight="bold" data-figure={key}>
            {value}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
