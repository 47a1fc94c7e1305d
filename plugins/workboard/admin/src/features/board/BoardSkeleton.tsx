import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useT } from '../../shared/use-t';

const COLUMNS = [3, 4, 2, 1, 3];

/** The shape of a board before it is there: columns with cards at their later size, so that nothing jumps. */
export function BoardSkeleton() {
  const t = useT();
  return (
    <Columns aria-busy>
      <VisuallyHidden role="status">{t('shared.loading')}</VisuallyHidden>
      {COLUMNS.map((cards, column) => (
        <Column key={column} aria-hidden>
          {Array.from({ length: cards }, (_, card) => (
            <Card key={card} />
          ))}
        </Column>
      ))}
    </Columns>
  );
}

const Columns = styled.div`
  display: flex;
  flex: 1;
  gap: 1.2rem;
  min-height: 0;
  overflow: hidden;
`;

const Column = styled.div`
  display: flex;
  flex: 1 0 25.6rem;
  flex-direction: column;
  gap: 8px;
  max-width: 36rem;
  padding: 4.4rem 1rem 1rem;
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Card = styled.div`
  height: 138px;
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  opacity: 0.6;
`;
