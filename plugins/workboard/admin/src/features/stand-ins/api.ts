/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type { OwnStandIns, StandInRequest, StandInView } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

/** With somebody else's office roles a person sees other cards and other work. */
const OTHER_ROLES = ['WorkboardMembership', 'WorkboardBoard', 'WorkboardToday', 'WorkboardReport'] as const;

const standInApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    ownStandIns: build.query<OwnStandIns, void>({
      query: () => ({ url: doorOf(false), method: 'GET' }),
      transformResponse: (answer: { data: OwnStandIns }) => answer.data,
      providesTags: ['WorkboardMembership'],
    }),
    allStandIns: build.query<StandInView[], void>({
      query: () => ({ url: doorOf(true), method: 'GET' }),
      transformResponse: (answer: { data: StandInView[] }) => answer.data,
      providesTags: ['WorkboardMembership'],
    }),
    setStandIn: build.mutation<StandInView, StandInRequest & { principal?: number }>({
      query: (body) => ({ url: doorOf(body.principal !== undefined), method: 'POST', data: body }),
      transformResponse: (answer: { data: StandInView }) => answer.data,
      invalidatesTags: (_answer, error) => (error ? [] : OTHER_ROLES),
    }),
    endStandIn: build.mutation<StandInView, { id: number; forOthers: boolean }>({
      query: ({ id, forOthers }) => ({ url: `${doorOf(forOthers)}/${id}`, method: 'DELETE' }),
      transformResponse: (answer: { data: StandInView }) => answer.data,
      invalidatesTags: (_answer, error) => (error ? [] : OTHER_ROLES),
    }),
  }),
});

export const { useOwnStandInsQuery, useAllStandInsQuery, useSetStandInMutation, useEndStandInMutation } = standInApi;

/** One's own have a door of their own; those of others are behind the one of the office roles. */
function doorOf(others: boolean): string {
  return others ? '/workboard/memberships/stand-ins' : '/workboard/stand-ins';
}
