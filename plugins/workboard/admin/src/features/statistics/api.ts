import type { StatisticsCards, StatisticsOffer, StatisticsTable } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

/** A table and the time it counts, as the address has them. */
export interface TablePlace {
  workflow: string;
  table: string;
  year: string;
  /** Empty: the whole year. */
  month: string;
}

/** Tables of numbers, and the cards behind each number. */
const statisticsApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    statisticsOffer: build.query<StatisticsOffer, null>({
      query: () => ({ url: '/workboard/statistics' }),
      transformResponse: data<StatisticsOffer>,
      providesTags: ['WorkboardReport'],
    }),
    statisticsTable: build.query<StatisticsTable, TablePlace>({
      query: (place) => ({ url: pathOf(place), config: { params: periodOf(place) } }),
      transformResponse: data<StatisticsTable>,
      providesTags: ['WorkboardReport'],
    }),
    statisticsCards: build.query<StatisticsCards, TablePlace & { row: string; column: string; after?: number }>({
      query: ({ row, column, after, ...place }) => ({
        url: `${pathOf(place)}/cards`,
        config: { params: { ...periodOf(place), row, column, ...(after === undefined ? {} : { after: String(after) }) } },
      }),
      transformResponse: data<StatisticsCards>,
      providesTags: ['WorkboardReport'],
    }),
  }),
});

export const { useStatisticsOfferQuery, useStatisticsTableQuery, useStatisticsCardsQuery } = statisticsApi;

/** The period as the server is asked for it. */
export function periodOf({ year, month }: Pick<TablePlace, 'year' | 'month'>): Record<string, string> {
  return { year, ...(month === '' ? {} : { month }) };
}

const pathOf = ({ workflow, table }: TablePlace) => `/workboard/statistics/${workflow}/${table}`;

function data<T>(answer: { data: T }): T {
  return answer.data;
}
