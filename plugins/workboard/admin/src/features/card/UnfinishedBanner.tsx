import { useState } from 'react';
import { Flex, TextButton } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useMeQuery } from '../../shared/api';
import { useT, useText } from '../../shared/use-t';
import { forgetUnfinished, readUnfinished, type Unfinished } from './unfinished';
import { useFireOn } from './use-fire-on';

/** After a session that ended, or a reload: forms that hold text nobody sent, and the way back into them. */
export function UnfinishedBanner() {
  const t = useT();
  const text = useText();
  const { data: me } = useMeQuery();
  const fireOn = useFireOn();
  const [forms, setForms] = useState(readUnfinished);
  const mine = forms.filter(({ actor }) => actor === me?.id);
  const form = mine.at(-1);
  if (!form) return null;

  const gone = (one: Unfinished) => setForms((now) => now.filter((other) => other !== one));
  const resume = async () => {
    gone(form);
    // A card that left, or lost the step, has nothing to resume; the drawer will say why.
    const result = await fireOn(form.card, form.event).catch(() => null);
    if (!result) forgetUnfinished(form);
  };
  return (
    <Banner role="status">
      {t('card.unfinished.text', { event: text(form.title), card: form.cardTitle })}
      <Flex gap={4}>
        <TextButton onClick={() => void resume()}>{t('card.unfinished.resume')}</TextButton>
        <TextButton onClick={() => gone(form)}>{t('card.unfinished.later')}</TextButton>
      </Flex>
    </Banner>
  );
}

const Banner = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem 1.6rem;
  align-items: center;
  padding: 1rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.primary100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
`;
