import { useEffect, useRef, useState } from 'react';
import { Searchbar, SearchForm } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

const TYPING_MS = 300;

interface Props {
  /** What is searched for now, as the address has it. */
  q: string | undefined;
  onSearch: (q: string | undefined) => void;
  label: string;
  hint: string;
  clearLabel: string;
}

/** The box keeps what is typed at once; the address, and with it the server, follows when the typing pauses. */
export function SearchBox({ q, onSearch, label, hint, clearLabel }: Props) {
  const [typed, setTyped] = useState(q ?? '');
  const settled = useDebounce(typed.trim(), TYPING_MS);
  const sent = useRef(q ?? '');

  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onSearch(settled || undefined);
  }, [settled, onSearch]);
  useEffect(() => {
    // “Back”, “clear all” and another tab change the address without the box.
    if ((q ?? '') === sent.current) return;
    sent.current = q ?? '';
    setTyped(q ?? '');
  }, [q]);

  return (
    <SearchForm onSubmit={(event) => event.preventDefault()}>
      <Searchbar
        name="q"
        size="S"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onClear={() => setTyped('')}
        clearLabel={clearLabel}
        placeholder={hint}
      >
        {label}
      </Searchbar>
    </SearchForm>
  );
}
