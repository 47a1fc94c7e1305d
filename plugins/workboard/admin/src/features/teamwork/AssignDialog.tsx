import { useState } from 'react';
import { Button, Combobox, ComboboxOption, Field, Flex, Modal, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import type { Person } from '../../../../shared/contract';
import { FIND_BY_PART } from '../../shared/find-by-part';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useCardPeopleQuery } from './api';

interface Props {
  title: string;
  /** Card whose people are suggested: whoever may act on it. */
  card: number;
  /** The person who asks. */
  me: number | undefined;
  /** Whoever has it now. */
  assignee: number | null;
  /** @returns the error to be told, or nothing when it is done */
  onAssign: (assignee: number | null) => Promise<unknown>;
  onClose: () => void;
}

const TYPING_MS = 200;

/** Gives a card to somebody found by typing, to oneself, or to nobody. Only people who may act on the card are suggested. */
export function AssignDialog({ title, card, me, assignee, onAssign, onClose }: Props) {
  const t = useT();
  const words = useErrorWords();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Person | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const q = useDebounce(typed.trim(), TYPING_MS);
  // What is chosen stands in the box as its own label, which is no search.
  const { data: people = [], isFetching } = useCardPeopleQuery({ card, q: chosen ? '' : q, acting: true });
  const { data: all = [] } = useCardPeopleQuery({ card, q: '', acting: true });
  const mine = all.some(({ id }) => id === me);

  const assign = async (to: number | null) => {
    setBusy(true);
    setError(null);
    const failed = await onAssign(to);
    setBusy(false);
    if (failed) setError(failed);
    else onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content onCloseAutoFocus={(event) => event.preventDefault()} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {mine && assignee !== me ? (
              <Button autoFocus variant="secondary" disabled={busy} onClick={() => void assign(me ?? null)}>
                {t('teamwork.assign.me')}
              </Button>
            ) : null}
            <Field.Root {...(error ? { error: words(error) } : {})}>
              <Field.Label>{t('teamwork.assign.person')}</Field.Label>
              <Combobox
                autocomplete={FIND_BY_PART}
                value={chosen ? String(chosen.id) : ''}
                onChange={(next) => setChosen(people.find(({ id }) => String(id) === next) ?? null)}
                onClear={() => setChosen(null)}
                onInputChange={(event) => setTyped(event.currentTarget.value)}
                loading={isFetching}
                placeholder={t('teamwork.assign.placeholder')}
                clearLabel={t('teamwork.assign.clear')}
                noOptionsMessage={() => t('teamwork.assign.nobody')}
                loadingMessage={t('shared.loading')}
              >
                {people.map((person) => (
                  <ComboboxOption key={person.id} value={String(person.id)}>
                    {[person.name, ...person.units.slice(0, 1)].join(' · ')}
                  </ComboboxOption>
                ))}
              </Combobox>
              <Field.Error />
            </Field.Root>
            <Typography variant="pi" textColor="neutral600">
              {t('teamwork.assign.who')}
            </Typography>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          {assignee !== null ? (
            <Button variant="tertiary" disabled={busy} onClick={() => void assign(null)}>
              {t('teamwork.assign.nobodyNow')}
            </Button>
          ) : (
            <Button variant="tertiary" disabled={busy} onClick={onClose}>
              {t('shared.cancel')}
            </Button>
          )}
          <Button loading={busy} disabled={chosen === null} onClick={() => chosen && void assign(chosen.id)}>
            {t('teamwork.assign.give')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
