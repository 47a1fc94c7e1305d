import type { RevealedPerson, RevealRequest } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

/** Personal data of the parties of a card. What was seen lives in the component that shows it, and in nothing else. */
const personsApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    revealPerson: build.mutation<RevealedPerson, { card: number } & RevealRequest>({
      query: ({ card, ...body }) => ({ url: `/workboard/cards/${card}/personal/reveal`, method: 'POST', data: body }),
      transformResponse: (answer: { data: RevealedPerson }) => answer.data,
      // The look itself stands in the card's history now.
      invalidatesTags: (answer, _error, { card }) => (answer ? [{ type: 'WorkboardCard', id: card }] : []),
    }),
  }),
});

export const { useRevealPersonMutation } = personsApi;
