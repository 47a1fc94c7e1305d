import { memo } from 'react';
import { styled } from 'styled-components';

import type { PermittedEventView, RefusalItem } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { ClauseChip } from '../card/ClauseChip';
import { startsHere, type ColumnVerdict } from './column-verdicts';
import { useEventWords } from './use-event-words';

/** Reasons shown in a column while a card hangs over it; the rest stands in the “move to” list and in the refusal. */
const SHOWN = 2;

/** What a drop will do, or why it is not possible, in the head of the column. */
export const ColumnNotice = memo(function ColumnNotice({ verdict }: { verdict: ColumnVerdict }) {
  const t = useT();
  switch (verdict.kind) {
    case 'here':
      return null;
    case 'asking':
      return <Why>{t('board.drop.asking')}</Why>;
    case 'none':
      return <Why>{t('board.drop.none')}</Why>;
    case 'refused':
      return <Refused unmet={verdict.unmet} />;
    case 'legal':
      return <Legal events={verdict.events} />;
  }
});

/** The boxes without words, so that their rules are there before a card is lifted. */
export function NoticeStyles() {
  return (
    <>
      <Why />
      <Go />
    </>
  );
}

function Legal({ events }: { events: readonly PermittedEventView[] }) {
  const t = useT();
  const words = useEventWords();
  const only = events.length === 1 ? events[0] : undefined;
  return (
    <Go>
      <b>{only ? t('board.drop.go', { event: words.title(only) }) : t('board.drop.choose', { count: events.length })}</b>
      {only ? words.consequence(only) : events.map((event) => words.title(event)).join(t('board.list'))}
    </Go>
  );
}

function Refused({ unmet }: { unmet: RefusalItem[] }) {
  const t = useT();
  const text = useText();
  const shown = unmet.slice(0, SHOWN);
  const clauses = shown
    .flatMap((item) => item.clauses)
    .filter((clause, index, all) => all.findIndex((other) => other.id === clause.id) === index);
  return (
    <Why>
      <b>{t(headline(unmet), { count: unmet.length })}</b>
      {shown.map((item, index) => (
        <p key={index}>{text(item.message)}</p>
      ))}
      {unmet.length > SHOWN && <p>{t('board.drop.more', { count: unmet.length - SHOWN })}</p>}
      <Chips>
        {clauses.map((clause) => (
          <ClauseChip key={clause.id} id={clause.id} clause={clause} />
        ))}
      </Chips>
    </Why>
  );
}

/** What can be mended is counted; another stage's step and another person's step are called what they are. */
function headline(unmet: RefusalItem[]): string {
  if (!startsHere({ unmet })) return 'board.drop.none';
  return unmet.length > 0 && unmet.every((item) => item.code === 'role') ? 'board.drop.notYours' : 'board.drop.refused';
}

const Why = styled.div`
  position: absolute;
  z-index: 2;
  inset: 4.4rem 1rem auto;
  padding: 1rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  line-height: 1.5;
  b {
    display: block;
    color: ${({ theme }) => theme.colors.danger600};
    font-weight: 600;
  }
`;

const Chips = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
  margin-top: 0.4rem;
  &:empty {
    display: none;
  }
`;

const Go = styled.div`
  position: absolute;
  z-index: 2;
  inset: 4.4rem 1rem auto;
  padding: 2rem 0.8rem;
  border: 1.5px dashed ${({ theme }) => theme.colors.primary500};
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  line-height: 1.5;
  text-align: center;
  b {
    display: block;
    color: ${({ theme }) => theme.colors.primary600};
    font-size: 1.4rem;
    font-weight: 600;
  }
`;
