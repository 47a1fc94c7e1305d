import { Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Day } from '../../../../engine/calendar/types';
import type { Text } from '../../../../engine/text';
import type { CardDue, RegisterCell, RegisterColumnView, RegisterLink } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useText } from '../../shared/use-t';
import { DueBadge } from '../card';

/** A cell, read as its column says. */
export function RegisterCellView({
  column,
  cell,
  onOpen,
}: {
  column: RegisterColumnView;
  cell: RegisterCell;
  onOpen: (card: number) => void;
}) {
  const text = useText();
  const day = useDay();
  if (cell === null) return <Typography textColor="neutral500">—</Typography>;
  switch (column.kind) {
    case 'due':
      return <DueBadge due={cell as CardDue} />;
    case 'links':
      return <Links links={cell as readonly RegisterLink[]} onOpen={onOpen} />;
    case 'day':
      return (
        <time dateTime={cell as string}>
          <Typography>{day.long(cell as Day)}</Typography>
        </time>
      );
    default:
      if (column.key === 'card.seal') return <Hash title={cell as string}>{(cell as string).slice(0, 12)}…</Hash>;
      return <Typography>{typeof cell === 'string' ? cell : text(cell as Text)}</Typography>;
  }
}

function Links({ links, onOpen }: { links: readonly RegisterLink[]; onOpen: (card: number) => void }) {
  const text = useText();
  if (links.length === 0) return <Typography textColor="neutral500">—</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {links.map((link) => (
        <span key={link.card}>
          <AppLink tag="button" type="button" onClick={() => onOpen(link.card)}>
            {link.title}
          </AppLink>{' '}
          <Typography variant="pi" textColor="neutral600">
            {text(link.stageTitle)}
          </Typography>
        </span>
      ))}
    </Flex>
  );
}

const Hash = styled.code`
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
`;
