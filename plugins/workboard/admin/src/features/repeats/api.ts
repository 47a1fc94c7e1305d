import type { RepeatsView } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

/** What was asked before a card. */
const repeatsApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    repeats: build.query<RepeatsView, number>({
      query: (card) => ({ url: `/workboard/cards/${card}/repeats` }),
      transformResponse: (answer: { data: RepeatsView }) => answer.data,
      providesTags: (_answer, _error, card) => [{ type: 'WorkboardCard', id: card }],
    }),
  }),
});

export const { useRepeatsQuery } = repeatsApi;
