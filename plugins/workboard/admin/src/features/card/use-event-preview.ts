import { useDebounce } from '@strapi/strapi/admin';

import type { Answers } from '../../../../engine/form/types';
import type { EventPreview, FormAnswer } from '../../../../shared/contract';
import { submittedAnswers } from '../form/conditions';
import { useEventPreviewQuery } from '../teamwork/api';

const TYPING_MS = 400;

/** What a step on a card would do with the answers given so far, asked when typing rests; nothing for a form that opens a card. */
export function useEventPreview(input: {
  card: number | null;
  event: string;
  form: FormAnswer | null;
  answers: Answers;
}): EventPreview | undefined {
  const { card, event, form, answers } = input;
  const settled = useDebounce(answers, TYPING_MS);
  const asked = { card: card ?? 0, event, form: form ? submittedAnswers(form, settled) : {} };
  return useEventPreviewQuery(asked, { skip: card === null || form === null }).data;
}
