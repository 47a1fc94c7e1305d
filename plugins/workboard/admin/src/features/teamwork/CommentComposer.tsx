import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { Person } from '../../../../shared/contract';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useAddCommentMutation, useCardPeopleQuery } from './api';
import { mentionedIn, openMention, withMention, type OpenMention } from './mention';
import { useKeptText } from './use-kept-text';

const TYPING_MS = 200;
const SHOWN = 6;

/**
 * The box for a comment. `@` suggests whoever may see the card; what is typed outlives a reload and a new login, and a comment that was not
 * sent stays in the box.
 */
export function CommentComposer({ card }: { card: number }) {
  const t = useT();
  const words = useErrorWords();
  const list = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useKeptText(`workboard.comment:${card}`);
  const [mention, setMention] = useState<OpenMention | null>(null);
  const [picked, setPicked] = useState<readonly Person[]>([]);
  const [active, setActive] = useState(0);
  const [add, { isLoading, error }] = useAddCommentMutation();
  const q = useDebounce(mention?.q ?? '', TYPING_MS);
  const { data = [], isFetching } = useCardPeopleQuery({ card, q, acting: false }, { skip: mention === null });
  // Enter may come before the answer to what was typed last: nobody is named whom the typed letters do not mean.
  const behind = isFetching || q !== mention?.q;
  const people = mention ? data.filter(({ name }) => !behind || name.includes(mention.q)).slice(0, SHOWN) : [];

  const look = (node: HTMLTextAreaElement) => {
    setMention(openMention(node.value, node.selectionStart));
    setActive(0);
  };
  const pick = (person: Person) => {
    if (!mention) return;
    const next = withMention(body, mention, person);
    setBody(next.text);
    setPicked((now) => [...now, person]);
    setMention(null);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  const send = async () => {
    if (body.trim() === '' || isLoading) return;
    const sent = await add({ card, body: body.trim(), mentions: mentionedIn(body, picked) });
    if ('error' in sent) return;
    setBody('');
    setPicked([]);
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const person = people[active];
    if (person && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') setMention(null);
      else if (event.key === 'ArrowDown') setActive((active + 1) % people.length);
      else if (event.key === 'ArrowUp') setActive((active + people.length - 1) % people.length);
      else pick(person);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <Box>
      <Field.Root {...(error ? { error: words(error) } : {})} hint={t('teamwork.comments.hint')}>
        <Field.Label>{t('teamwork.comments.write')}</Field.Label>
        <Textarea
          ref={box}
          data-comment-composer
          value={body}
          maxLength={2000}
          placeholder={t('teamwork.comments.placeholder')}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={people.length > 0}
          aria-controls={list}
          aria-activedescendant={people[active] ? `${list}-${people[active].id}` : undefined}
          onChange={(event) => {
            setBody(event.target.value);
            look(event.target);
          }}
          onClick={(event) => look(event.currentTarget)}
          onKeyDown={onKeyDown}
        />
        <Suggestions id={list} role="listbox" aria-label={t('teamwork.comments.people')} hidden={people.length === 0}>
          {people.map((person, index) => (
            <li
              key={person.id}
              id={`${list}-${person.id}`}
              role="option"
              aria-selected={index === active}
              // The box keeps the focus: the press must not take it away before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person)}
            >
              {person.name}
              <Typography variant="pi" textColor="neutral600">
                {person.units.join(t('board.list'))}
              </Typography>
            </li>
          ))}
        </Suggestions>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <Flex justifyContent="flex-end" paddingTop={2}>
        <Button size="S" onClick={() => void send()} loading={isLoading} disabled={body.trim() === ''}>
          {t('teamwork.comments.send')}
        </Button>
      </Flex>
    </Box>
  );
}

const Suggestions = styled.ul`
  padding: 0.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  li {
    display: flex;
    gap: 0.8rem;
    align-items: baseline;
    padding: 0.6rem 0.8rem;
    border-radius: ${({ theme }) => theme.borderRadius};
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    cursor: pointer;
  }
  li:hover,
  li[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
