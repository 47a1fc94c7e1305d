import { useId, useState, type FormEvent } from 'react';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';

import type { PersonView, RevealedPerson } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { useRevealPersonMutation } from './api';

/**
 * Whom a card is about, masked; plain for whoever may see it and says why. What is shown is gone when the drawer closes, the reason stays in
 * the card's history.
 */
export function PersonSection({ card, person }: { card: number; person: PersonView }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const mayReveal = useMay()('personal.reveal');
  const [seen, setSeen] = useState<RevealedPerson['values'] | null>(null);
  const plain = new Map((seen ?? []).map(({ key, value }) => [key, value]));
  if (person.erased)
    return (
      <Typography textColor="neutral600">{t('persons.erased', { at: day.instant(person.erased.at), why: person.erased.why })}</Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box tag="dl" aria-live="polite">
        {person.fields.map(({ key, label, mask }) => (
          <Flex key={key} gap={3} paddingTop={1} paddingBottom={1}>
            <Box tag="dt" minWidth="12rem">
              <Typography variant="pi" textColor="neutral600">
                {text(label)}
              </Typography>
            </Box>
            <Box tag="dd" style={{ overflowWrap: 'anywhere' }}>
              <Typography>{plain.get(key) ?? mask}</Typography>
            </Box>
          </Flex>
        ))}
      </Box>
      {mayReveal && seen === null ? <Reveal card={card} person={person} onSeen={setSeen} /> : null}
      {seen ? (
        <Flex>
          <Button variant="tertiary" size="S" onClick={() => setSeen(null)}>
            {t('persons.hide')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
}

/** Asks for the reason before anything is shown; what was typed stays if it fails. */
function Reveal({ card, person, onSeen }: { card: number; person: PersonView; onSeen: (values: RevealedPerson['values']) => void }) {
  const t = useT();
  const words = useErrorWords();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [reveal, { isLoading, error }] = useRevealPersonMutation();
  const show = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '' || isLoading) return;
    const answer = await reveal({ card, person: person.person, reason: reason.trim() });
    if (!('error' in answer)) onSeen(answer.data.values);
  };
  if (!asking)
    return (
      <Flex>
        <Button variant="tertiary" size="S" startIcon={<Eye />} onClick={() => setAsking(true)}>
          {t('persons.show')}
        </Button>
      </Flex>
    );
  return (
    <form onSubmit={(event) => void show(event)}>
      <Field.Root name={id} hint={t('persons.reasonHint')} error={error ? words(error) : false}>
        <Field.Label>{t('persons.reason')}</Field.Label>
        <Field.Input value={reason} maxLength={500} autoFocus onChange={(event) => setReason((event.target as HTMLInputElement).value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex gap={2} paddingTop={2}>
        <Button type="submit" size="S" disabled={reason.trim() === ''} loading={isLoading}>
          {t('persons.show')}
        </Button>
        <Button variant="tertiary" size="S" onClick={() => setAsking(false)}>
          {t('persons.cancel')}
        </Button>
      </Flex>
    </form>
  );
}
