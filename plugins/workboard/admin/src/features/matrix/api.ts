import type { MatrixOrder, MatrixRow, MatrixView } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

interface Place {
  card: number;
  workflow: string;
}

const path = ({ card, workflow }: Place) => `/workboard/cards/${card}/matrices/${workflow}`;

/** A matrix: what it is, its whole order, and rows by their cards. They live and die with the boards: every step may change them. */
const matrixApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    matrix: build.query<MatrixView, Place>({
      query: (place) => ({ url: path(place) }),
      transformResponse: data<MatrixView>,
      providesTags: ['WorkboardBoard'],
    }),
    matrixOrder: build.query<MatrixOrder, Place & { params: Readonly<Record<string, string>> }>({
      query: ({ params, ...place }) => ({ url: `${path(place)}/order`, config: { params } }),
      transformResponse: data<MatrixOrder>,
      providesTags: ['WorkboardBoard'],
    }),
    matrixRows: build.query<MatrixRow[], Place & { cards: number[] }>({
      query: ({ cards, ...place }) => ({ url: `${path(place)}/rows`, method: 'POST', data: { cards } }),
      transformResponse: data<MatrixRow[]>,
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useMatrixQuery, useMatrixOrderQuery, useLazyMatrixRowsQuery } = matrixApi;

function data<T>(answer: { data: T }): T {
  return answer.data;
}
