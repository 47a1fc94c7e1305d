/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type { Unread } from '../../../shared/contract';
import { workboardApi } from './api';

/** How often the number of unread messages is asked for. */
const POLL = 15_000;

/** Endpoints of messages may name the tag that this one bears. */
export const messagesTagged = workboardApi.enhanceEndpoints({ addTagTypes: ['WorkboardMessage'] });

const unreadApi = messagesTagged.injectEndpoints({
  endpoints: (build) => ({
    unread: build.query<Unread, void>({
      query: () => ({ url: '/workboard/messages/unread', method: 'GET' }),
      transformResponse: (answer: { data: Unread }) => answer.data,
      providesTags: ['WorkboardMessage'],
    }),
  }),
});

/** How many messages are unread; 0 until it is known. */
export function useUnread(): number {
  const { data } = unreadApi.useUnreadQuery(undefined, { pollingInterval: POLL, refetchOnFocus: true });
  return data?.unread ?? 0;
}
