import { memo } from 'react';
import { Lock, Message, Paperclip } from '@strapi/icons';
import { styled } from 'styled-components';

import type { CardSummary } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { DueBadge } from '../card/DueBadge';
import { sameCard } from './board-view';
import { useCardActions } from './card-actions';

/** The face of a card: number, title, the one binding clock, unit, days in this column, person. Kept to a dozen nodes. */
export const CardBody = memo(
  function CardBody({ card }: { card: CardSummary }) {
    const t = useT();
    const text = useText();
    const { chooseMove, mayMove, today } = useCardActions();
    const days = today === undefined ? null : daysBetween(card.stageSince, today);
    return (
      <>
        <Row>
          {card.number ?? t('board.card.noNumber')}
          {card.kind && <Kind title={t('boardViews.card.kind')}>{text(card.kind.title)}</Kind>}
          {card.mark && (
            <Mark title={t('board.card.mark')}>
              <Lock aria-hidden /> {text(card.mark)}
            </Mark>
          )}
          {card.sealBroken && <Warn title={t('board.card.sealBrokenWhy')}>⚠ {t('board.card.sealBroken')}</Warn>}
          {mayMove && (
            <MenuButton
              type="button"
              aria-label={t('board.card.move', { card: card.title })}
              title={t('board.card.moveHint')}
              onClick={(event) => {
                event.stopPropagation();
                chooseMove(card);
              }}
            >
              ⋯
            </MenuButton>
          )}
        </Row>
        {/* The click bubbles to the card, which opens the drawer. */}
        <Title type="button">{card.title}</Title>
        {card.due && <DueBadge due={card.due} />}
        <Foot>
          <Where>{[card.unitTitle, days === null || days < 1 ? '' : t('board.card.days', { days })].filter(Boolean).join(' · ')}</Where>
          {card.comments + card.attachments > 0 && <Beside card={card} />}
          {card.assignee && (
            <Person role="img" aria-label={t('board.card.assignee', { name: card.assignee.name })} title={card.assignee.name}>
              {card.assignee.name.slice(0, 1)}
            </Person>
          )}
        </Foot>
      </>
    );
  },
  (a, b) => sameCard(a.card, b.card),
);

/** How much lies beside the card: comments and working files. */
function Beside({ card: { comments, attachments } }: { card: CardSummary }) {
  const t = useT();
  const words = t('board.card.beside', { comments, attachments });
  return (
    <Marks role="img" aria-label={words} title={words}>
      {comments > 0 && (
        <>
          <Message aria-hidden /> {comments}
        </>
      )}
      {attachments > 0 && (
        <>
          <Paperclip aria-hidden /> {attachments}
        </>
      )}
    </Marks>
  );
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const Row = styled.div`
  display: flex;
  gap: 0.8rem;
  align-items: center;
  min-height: 2.4rem;
  [data-density='compact'] & {
    flex-basis: 100%;
  }
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  white-space: nowrap;
`;

const Kind = styled.span`
  overflow: hidden;
  padding: 0 0.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.1rem;
  line-height: 1.6;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

const Mark = styled(Kind)`
  display: inline-flex;
  flex: none;
  gap: 0.4rem;
  align-items: center;
  border-color: ${({ theme }) => theme.colors.neutral500};
  font-weight: 600;
  svg {
    width: 1rem;
    height: 1rem;
  }
`;

const Warn = styled.span`
  color: ${({ theme }) => theme.colors.warning700};
  font-weight: 600;
`;

const MenuButton = styled.button`
  width: 2.4rem;
  height: 2.4rem;
  margin-inline-start: auto;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: pointer;
  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

const Title = styled.button`
  display: -webkit-box;
  overflow: hidden;
  margin: 0.2rem 0 0.8rem;
  padding: 0;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  font-weight: 500;
  line-height: 1.4;
  text-align: start;
  cursor: pointer;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  [data-density='compact'] & {
    flex-basis: 100%;
    margin: 0 0 0.2rem;
    -webkit-line-clamp: 1;
  }
  &:hover {
    text-decoration: underline;
  }
`;

const Foot = styled.div`
  display: flex;
  gap: 0.8rem;
  align-items: center;
  min-height: 2.2rem;
  margin-top: 0.8rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  [data-density='compact'] & {
    flex: 1 1 0;
    min-width: 0;
    margin-top: 0;
  }
`;

const Where = styled.span`
  min-width: 0;
  [data-density='compact'] & {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

const Marks = styled.span`
  display: inline-flex;
  flex: none;
  gap: 0.4rem;
  align-items: center;
  margin-inline-start: auto;
  svg {
    width: 1.2rem;
    height: 1.2rem;
  }
  & + * {
    margin-inline-start: 0;
  }
`;

const Person = styled.span`
  display: grid;
  flex: none;
  place-items: center;
  width: 2.2rem;
  height: 2.2rem;
  margin-inline-start: auto;
  border-radius: 50%;
  background: ${({ theme }) => theme.colors.primary100};
  color: ${({ theme }) => theme.colors.primary700};
  font-size: 1.1rem;
  font-weight: 600;
`;
