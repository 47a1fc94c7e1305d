import type { BundleOverview, MakeBundleRequest } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

const tagged = workboardApi.enhanceEndpoints({ addTagTypes: ['WorkboardBundle'] });

/** Case files of a card. */
const bundleApi = tagged.injectEndpoints({
  endpoints: (build) => ({
    bundles: build.query<BundleOverview | null, number>({
      query: (card) => ({ url: `/workboard/cards/${card}/bundles` }),
      transformResponse: data<BundleOverview | null>,
      // What is missing changes with every step.
      providesTags: (_answer, _error, card) => ['WorkboardBundle', { type: 'WorkboardCard', id: card }],
    }),
    makeBundle: build.mutation<BundleOverview | null, { card: number } & MakeBundleRequest>({
      query: ({ card, ...body }) => ({ url: `/workboard/cards/${card}/bundles`, method: 'POST', data: body }),
      transformResponse: data<BundleOverview | null>,
      invalidatesTags: ['WorkboardBundle'],
    }),
  }),
});

export const { useBundlesQuery, useMakeBundleMutation } = bundleApi;

function data<T>(answer: { data: T }): T {
  return answer.data;
}
