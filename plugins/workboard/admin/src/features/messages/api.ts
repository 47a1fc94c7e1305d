/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type {
  ChannelTrial,
  JobOverview,
  JobView,
  MessagePage,
  MessageSettings,
  MessageWishes,
  OfficeMessageSettings,
  OwnWishes,
  Unread,
} from '../../../../shared/contract';
import { messagesTagged } from '../../shared/unread';

const messageApi = messagesTagged.enhanceEndpoints({ addTagTypes: ['WorkboardWishes', 'WorkboardJob'] }).injectEndpoints({
  endpoints: (build) => ({
    messages: build.query<MessagePage, { state?: 'unread'; before?: number }>({
      query: (params) => ({ url: '/workboard/messages', method: 'GET', config: { params } }),
      transformResponse: (answer: { data: MessagePage }) => answer.data,
      providesTags: ['WorkboardMessage'],
    }),
    readMessages: build.mutation<Unread, number[] | 'all'>({
      query: (ids) => ({ url: '/workboard/messages/read', method: 'POST', data: { ids } }),
      invalidatesTags: ['WorkboardMessage'],
    }),
    wishes: build.query<OwnWishes, void>({
      query: () => ({ url: '/workboard/messages/wishes', method: 'GET' }),
      transformResponse: (answer: { data: OwnWishes }) => answer.data,
      providesTags: ['WorkboardWishes'],
    }),
    saveWishes: build.mutation<unknown, MessageWishes>({
      query: (body) => ({ url: '/workboard/messages/wishes', method: 'PUT', data: body }),
      invalidatesTags: ['WorkboardWishes'],
    }),
    channels: build.query<OfficeMessageSettings, void>({
      query: () => ({ url: '/workboard/messages/settings', method: 'GET' }),
      transformResponse: (answer: { data: OfficeMessageSettings }) => answer.data,
      providesTags: ['WorkboardWishes'],
    }),
    saveChannels: build.mutation<unknown, MessageSettings>({
      query: (body) => ({ url: '/workboard/messages/settings', method: 'PUT', data: body }),
      invalidatesTags: ['WorkboardWishes'],
    }),
    tryChannel: build.mutation<ChannelTrial, 'email' | 'chat'>({
      query: (channel) => ({ url: '/workboard/messages/settings/test', method: 'POST', data: { channel } }),
      transformResponse: (answer: { data: ChannelTrial }) => answer.data,
    }),
    jobs: build.query<JobOverview, void>({
      query: () => ({ url: '/workboard/jobs', method: 'GET' }),
      transformResponse: (answer: { data: JobOverview }) => answer.data,
      providesTags: ['WorkboardJob'],
    }),
    retryJob: build.mutation<JobView, number>({
      query: (id) => ({ url: `/workboard/jobs/${id}/retry`, method: 'POST' }),
      invalidatesTags: ['WorkboardJob'],
    }),
  }),
});

export const {
  useMessagesQuery,
  useReadMessagesMutation,
  useWishesQuery,
  useSaveWishesMutation,
  useChannelsQuery,
  useSaveChannelsMutation,
  useTryChannelMutation,
  useJobsQuery,
  useRetryJobMutation,
} = messageApi;
