import type {
  AttachmentView,
  BulkAssignRequest,
  BulkEvent,
  BulkFireRequest,
  BulkPreview,
  BulkReport,
  CommentRequest,
  CommentView,
  EventPreview,
  OpenedAttachment,
  Person,
  WatchAnswer,
} from '../../../../shared/contract';
import type { Answers } from '../../../../engine/form/types';
import { workboardApi } from '../../shared/api';

/** Comments, files, following, people of a card, and many cards at once. They live and die with the card's own tag. */
const teamworkApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    cardPeople: build.query<Person[], { card: number; q: string; acting: boolean }>({
      query: ({ card, q, acting }) => ({
        url: `/workboard/cards/${card}/people`,
        config: { params: { ...(q ? { q } : {}), ...(acting ? { acting: '1' } : {}) } },
      }),
      transformResponse: data<Person[]>,
    }),

    comments: build.query<CommentView[], number>({
      query: (card) => ({ url: `/workboard/cards/${card}/comments` }),
      transformResponse: data<CommentView[]>,
      providesTags: (_answer, _error, id) => [{ type: 'WorkboardCard', id }],
    }),
    addComment: build.mutation<CommentView, { card: number } & CommentRequest>({
      query: ({ card, ...body }) => ({ url: `/workboard/cards/${card}/comments`, method: 'POST', data: body }),
      transformResponse: data<CommentView>,
      invalidatesTags: (answer, _error, { card }) => (answer ? touched(card) : []),
    }),

    attachments: build.query<AttachmentView[], number>({
      query: (card) => ({ url: `/workboard/cards/${card}/attachments` }),
      transformResponse: data<AttachmentView[]>,
      providesTags: (_answer, _error, id) => [{ type: 'WorkboardCard', id }],
    }),
    addAttachment: build.mutation<AttachmentView, { card: number; file: File; supersedes: number | null; personal: boolean }>({
      query: ({ card, file, supersedes, personal }) => {
        const body = new FormData();
        body.append('file', file);
        body.append('personal', personal ? 'yes' : 'no');
        if (supersedes !== null) body.append('supersedes', String(supersedes));
        return { url: `/workboard/cards/${card}/attachments`, method: 'POST', data: body };
      },
      transformResponse: data<AttachmentView>,
      invalidatesTags: (answer, _error, { card }) => (answer ? touched(card) : []),
    }),

    openAttachment: build.mutation<OpenedAttachment, { card: number; attachment: number; reason: string }>({
      query: ({ card, attachment, reason }) => ({
        url: `/workboard/cards/${card}/attachments/${attachment}/open`,
        method: 'POST',
        data: { reason },
      }),
      transformResponse: data<OpenedAttachment>,
      // That it was opened stands in the card's history now.
      invalidatesTags: (answer, _error, { card }) => (answer ? [{ type: 'WorkboardCard', id: card }] : []),
    }),

    watch: build.mutation<WatchAnswer, { card: number; watching: boolean }>({
      query: ({ card, watching }) => ({ url: `/workboard/cards/${card}/watch`, method: watching ? 'PUT' : 'DELETE' }),
      transformResponse: data<WatchAnswer>,
      invalidatesTags: (answer, _error, { card }) => (answer ? touched(card) : []),
    }),

    eventPreview: build.query<EventPreview, { card: number; event: string; form: Answers }>({
      query: ({ card, event, form }) => ({ url: `/workboard/cards/${card}/events/${event}/preview`, method: 'POST', data: { form } }),
      transformResponse: data<EventPreview>,
      keepUnusedDataFor: 0,
    }),

    bulkPermitted: build.query<BulkEvent[], number[]>({
      query: (cards) => ({ url: '/workboard/bulk/permitted', method: 'POST', data: { cards } }),
      transformResponse: data<BulkEvent[]>,
      keepUnusedDataFor: 0,
    }),
    bulkPreview: build.query<BulkPreview[], { event: string; cards: number[]; form: Answers }>({
      query: ({ event, ...body }) => ({ url: `/workboard/bulk/events/${event}/preview`, method: 'POST', data: body }),
      transformResponse: data<BulkPreview[]>,
      keepUnusedDataFor: 0,
    }),
    bulkFire: build.mutation<BulkReport, { event: string } & BulkFireRequest>({
      query: ({ event, ...body }) => ({ url: `/workboard/bulk/events/${event}`, method: 'POST', data: body }),
      transformResponse: data<BulkReport>,
      invalidatesTags: (answer) => (answer ? ALL : []),
    }),
    bulkAssign: build.mutation<BulkReport, BulkAssignRequest>({
      query: (body) => ({ url: '/workboard/bulk/assignee', method: 'PUT', data: body }),
      transformResponse: data<BulkReport>,
      invalidatesTags: (answer) => (answer ? ALL : []),
    }),
  }),
});

export const {
  useCardPeopleQuery,
  useCommentsQuery,
  useAddCommentMutation,
  useAttachmentsQuery,
  useAddAttachmentMutation,
  useOpenAttachmentMutation,
  useWatchMutation,
  useEventPreviewQuery,
  useBulkPermittedQuery,
  useBulkPreviewQuery,
  useBulkFireMutation,
  useBulkAssignMutation,
} = teamworkApi;

const ALL = ['WorkboardBoard', 'WorkboardCard', 'WorkboardToday', 'WorkboardReport', 'Document'] as const;

/** The card with its counts, and the boards that show them. */
function touched(card: number) {
  return ['WorkboardBoard' as const, { type: 'WorkboardCard' as const, id: card }];
}

function data<T>(answer: { data: T }): T {
  return answer.data;
}
