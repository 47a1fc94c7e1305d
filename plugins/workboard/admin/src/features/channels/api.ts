/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type {
  ChannelDeliveryPage,
  ChannelOverview,
  DeliveryAttempt,
  Replayed,
  RotatedSecret,
  SwitchRequest,
  TickRequest,
} from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

export interface DeliveryQuery {
  channel?: string;
  state?: string;
  document?: string;
  before?: string;
}

const to = (path: string, data: object = {}) => ({ url: `/workboard/channels${path}`, method: 'POST' as const, data });

const channelApi = workboardApi.enhanceEndpoints({ addTagTypes: ['WorkboardChannel'] }).injectEndpoints({
  endpoints: (build) => ({
    publicationChannels: build.query<ChannelOverview, void>({
      query: () => ({ url: '/workboard/channels', method: 'GET' }),
      transformResponse: (answer: { data: ChannelOverview }) => answer.data,
      providesTags: ['WorkboardChannel'],
    }),
    deliveries: build.query<ChannelDeliveryPage, DeliveryQuery>({
      query: (params) => ({ url: '/workboard/channels/deliveries', method: 'GET', config: { params } }),
      transformResponse: (answer: { data: ChannelDeliveryPage }) => answer.data,
      providesTags: ['WorkboardChannel'],
    }),
    attempts: build.query<DeliveryAttempt[], number>({
      query: (id) => ({ url: `/workboard/channels/deliveries/${id}/attempts`, method: 'GET' }),
      transformResponse: (answer: { data: DeliveryAttempt[] }) => answer.data,
      providesTags: ['WorkboardChannel'],
    }),
    retryDelivery: build.mutation<unknown, number>({ query: (id) => to(`/deliveries/${id}/retry`), invalidatesTags: ['WorkboardChannel'] }),
    tickDelivery: build.mutation<unknown, { id: number } & TickRequest>({
      query: ({ id, ...body }) => to(`/deliveries/${id}/tick`, body),
      invalidatesTags: ['WorkboardChannel', 'WorkboardBoard', 'WorkboardToday'],
    }),
    switchChannel: build.mutation<unknown, { key: string } & SwitchRequest>({
      query: ({ key, ...body }) => to(`/${key}/switch`, body),
      invalidatesTags: ['WorkboardChannel'],
    }),
    rotateSecret: build.mutation<RotatedSecret, { key: string; hours: number }>({
      query: ({ key, hours }) => to(`/${key}/rotate`, { hours }),
      transformResponse: (answer: { data: RotatedSecret }) => answer.data,
      invalidatesTags: ['WorkboardChannel'],
    }),
    replayChannel: build.mutation<Replayed, { key: string } & ({ document: string } | { since: string })>({
      query: ({ key, ...body }) => to(`/${key}/replay`, body),
      transformResponse: (answer: { data: Replayed }) => answer.data,
      invalidatesTags: ['WorkboardChannel'],
    }),
  }),
});

export const {
  usePublicationChannelsQuery,
  useDeliveriesQuery,
  useAttemptsQuery,
  useRetryDeliveryMutation,
  useTickDeliveryMutation,
  useSwitchChannelMutation,
  useRotateSecretMutation,
  useReplayChannelMutation,
} = channelApi;
