import type { Day } from '../../../../engine/calendar/types';
import type { CatalogueNotice, NoticeContent, NoticePreview, Notices, OpenedNotice, OpenNoticeRequest } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

/** What a notice is about: one card, or the cards of a workflow. */
export type About = { card: number } | { workflow: string };

const tagged = workboardApi.enhanceEndpoints({ addTagTypes: ['WorkboardNotice'] });

/** Notices, their previews and their templates. */
const noticeApi = tagged.injectEndpoints({
  endpoints: (build) => ({
    notices: build.query<Notices, About>({
      query: (about) => ({ url: `${pathOf(about)}/notices` }),
      transformResponse: data<Notices>,
      // An event may have made one.
      providesTags: (_answer, _error, about) => [
        'WorkboardNotice',
        ...('card' in about ? [{ type: 'WorkboardCard' as const, id: about.card }] : []),
      ],
    }),
    noticePreview: build.query<NoticePreview, { about: About; key: string; day?: Day }>({
      query: ({ about, key, day }) => ({
        url: `${pathOf(about)}/notices/${key}/preview`,
        config: { params: day === undefined ? {} : { day } },
      }),
      transformResponse: data<NoticePreview>,
      keepUnusedDataFor: 0,
    }),
    makeNotice: build.mutation<{ id: number }, { about: About; key: string; day?: Day }>({
      query: ({ about, key, day }) => ({
        url: `${pathOf(about)}/notices/${key}`,
        method: 'POST',
        data: day === undefined ? {} : { day },
      }),
      transformResponse: data<{ id: number }>,
      invalidatesTags: (answer, _error, { about }) =>
        answer ? ['WorkboardNotice', ...('card' in about ? [{ type: 'WorkboardCard' as const, id: about.card }] : [])] : [],
    }),
    openNotice: build.mutation<OpenedNotice, { id: number; format: 'docx' | 'pdf' } & OpenNoticeRequest>({
      query: ({ id, format, ...body }) => ({ url: `/workboard/notices/${id}/${format}/open`, method: 'POST', data: body }),
      transformResponse: data<OpenedNotice>,
    }),
    noticeContent: build.query<NoticeContent, number>({
      query: (id) => ({ url: `/workboard/notices/${id}/content` }),
      transformResponse: data<NoticeContent>,
      keepUnusedDataFor: 0,
    }),
    askForPdf: build.mutation<null, number>({
      query: (id) => ({ url: `/workboard/notices/${id}/pdf`, method: 'POST', data: {} }),
      transformResponse: data<null>,
      invalidatesTags: ['WorkboardNotice'],
    }),
    noticeCatalogue: build.query<CatalogueNotice[], null>({
      query: () => ({ url: '/workboard/notices' }),
      transformResponse: data<CatalogueNotice[]>,
      providesTags: ['WorkboardNotice'],
    }),
    uploadTemplate: build.mutation<{ version: number }, { workflow: string; notice: string; content: string }>({
      query: ({ workflow, notice, content }) => ({
        url: `/workboard/notice-templates/${workflow}/${notice}`,
        method: 'PUT',
        data: { content },
      }),
      transformResponse: data<{ version: number }>,
      invalidatesTags: (answer) => (answer ? ['WorkboardNotice'] : []),
    }),
  }),
});

export const {
  useNoticesQuery,
  useNoticePreviewQuery,
  useMakeNoticeMutation,
  useOpenNoticeMutation,
  useNoticeContentQuery,
  useAskForPdfMutation,
  useNoticeCatalogueQuery,
  useUploadTemplateMutation,
} = noticeApi;

function pathOf(about: About): string {
  return 'card' in about ? `/workboard/cards/${about.card}` : `/workboard/boards/${about.workflow}`;
}

function data<T>(answer: { data: T }): T {
  return answer.data;
}
