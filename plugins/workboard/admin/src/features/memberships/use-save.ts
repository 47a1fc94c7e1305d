import { useState } from 'react';
import { useIntl } from 'react-intl';

import { inLanguage } from '../../shared/in-language';
import { useErrorWords } from '../../shared/use-error-words';

/** Why it was not saved: at a field of the dialog, or as a whole. */
export interface Failure {
  field: string | null;
  message: string;
}

export interface Saving {
  failure: Failure | null;
  busy: boolean;
  /** @returns whether it is saved; what was typed stays where it is not */
  save: (work: () => Promise<unknown>) => Promise<boolean>;
  /** What the server, or the dialog itself, says of a field. */
  errorOf: (field: string) => string | undefined;
  fail: (failure: Failure) => void;
  /** What was said no longer holds: something was changed since. */
  forget: () => void;
}

/** Sends what a dialog holds and keeps what the server says against it. */
export function useSave(fields: readonly string[]): Saving {
  const words = useErrorWords();
  const { locale } = useIntl();
  const [failure, fail] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (work: () => Promise<unknown>) => {
    setBusy(true);
    fail(null);
    try {
      await work();
      return true;
    } catch (error) {
      const said = readAnswer(error);
      const field = said?.field && fields.includes(said.field) ? said.field : null;
      fail({ field, message: said ? inLanguage(said.message, locale) : words(error) });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (field: string) => (failure?.field === field ? failure.message : undefined);
  return { failure, busy, save, errorOf, fail, forget: () => fail(null) };
}

/** A sentence meant for people: the server refused with 400, 403, 404 or 409 and said why. Everything else is a fault. */
function readAnswer(error: unknown): { field: string | null; message: string } | null {
  if (!isObject(error) || ![400, 403, 404, 409].includes(Number(error.status)) || typeof error.message !== 'string') return null;
  const field = isObject(error.details) && typeof error.details.field === 'string' ? error.details.field : null;
  return { field, message: error.message };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
