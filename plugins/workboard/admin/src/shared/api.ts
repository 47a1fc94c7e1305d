/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import { adminApi } from '@strapi/strapi/admin';

import type {
  AssignRequest,
  Board,
  BoardChanges,
  BoardFilter,
  BoardLayout,
  BoardList,
  BoardTab,
  BoardView,
  BoardWindow,
  CardClauses,
  CardDetail,
  CardSummary,
  ChangeMembershipRequest,
  ClauseText,
  ClockReportRow,
  EntryChoice,
  Suggestion,
  FireAnswer,
  FireRequest,
  FormAnswer,
  GrantRequest,
  Me,
  MemberPage,
  MembershipLog,
  MembershipView,
  OfficeRole,
  Permitted,
  Person,
  RegisterTab,
  RegisterWindow,
  PlaceRequest,
  SavedRegister,
  SavedView,
  SaveRegisterRequest,
  SaveViewRequest,
  Today,
  Unit,
} from '../../../shared/contract';

const tagged = adminApi.enhanceEndpoints({
  addTagTypes: ['WorkboardBoard', 'WorkboardCard', 'WorkboardToday', 'WorkboardReport', 'WorkboardMembership', 'WorkboardView', 'Document'],
});

/** With other office roles a person sees other cards and other work. */
const OTHER_ROLES = ['WorkboardMembership', 'WorkboardBoard', 'WorkboardToday', 'WorkboardReport'] as const;

/** The whole HTTP contract as RTK Query endpoints; one cache, one session handling: that of the admin itself. */
export const workboardApi = tagged.injectEndpoints({
  endpoints: (build) => ({
    me: build.query<Me, void>({ query: () => at('/me'), transformResponse: data<Me>, providesTags: ['WorkboardMembership'] }),
    units: build.query<Unit[], void>({ query: () => at('/units'), transformResponse: data<Unit[]> }),
    people: build.query<Person[], { q: string; role?: string }>({
      query: (wanted) => at('/people', { ...wanted }),
      transformResponse: data<Person[]>,
      providesTags: ['WorkboardMembership'],
    }),

    roles: build.query<OfficeRole[], void>({ query: () => at('/roles'), transformResponse: data<OfficeRole[]> }),
    memberUnits: build.query<Unit[], void>({ query: () => at('/memberships/units'), transformResponse: data<Unit[]> }),
    members: build.query<MemberPage, { q?: string; role?: string; unit?: string; page?: number }>({
      query: ({ page, ...filter }) => at('/memberships', { ...filter, page: page === undefined || page === 1 ? undefined : String(page) }),
      transformResponse: data<MemberPage>,
      providesTags: ['WorkboardMembership'],
    }),
    membershipLog: build.query<MembershipLog, { before?: number }>({
      query: ({ before }) => at('/memberships/log', { before: before === undefined ? undefined : String(before) }),
      transformResponse: data<MembershipLog>,
      providesTags: ['WorkboardMembership'],
    }),
    grantMembership: build.mutation<MembershipView, GrantRequest>({
      query: (body) => ({ url: '/workboard/memberships', method: 'POST', data: body }),
      transformResponse: data<MembershipView>,
      invalidatesTags: (_answer, error) => (error ? [] : OTHER_ROLES),
    }),
    changeMembership: build.mutation<MembershipView, { id: number } & ChangeMembershipRequest>({
      query: ({ id, ...body }) => ({ url: `/workboard/memberships/${id}`, method: 'PUT', data: body }),
      transformResponse: data<MembershipView>,
      invalidatesTags: (_answer, error) => (error ? [] : OTHER_ROLES),
    }),
    endMembership: build.mutation<MembershipView | null, { id: number; reason?: string }>({
      query: ({ id, ...body }) => ({ url: `/workboard/memberships/${id}/end`, method: 'POST', data: body }),
      transformResponse: data<MembershipView | null>,
      invalidatesTags: (_answer, error) => (error ? [] : OTHER_ROLES),
    }),

    entries: build.query<EntryChoice[], { form: string; field: string }>({
      query: (params) => at('/entries', params),
      transformResponse: data<EntryChoice[]>,
    }),
    suggestions: build.mutation<Suggestion[], { form: string; field: string; text: string }>({
      query: ({ form, ...asked }) => ({ url: `/workboard/forms/${form}/suggestions`, method: 'POST', data: asked }),
      transformResponse: data<Suggestion[]>,
    }),
    clauses: build.query<ClauseText[], string>({ query: (ids) => at('/clauses', { ids }), transformResponse: data<ClauseText[]> }),

    boards: build.query<BoardTab[], void>({
      query: () => at('/boards'),
      transformResponse: data<BoardTab[]>,
      providesTags: ['WorkboardBoard'],
    }),
    board: build.query<Board, { workflow: string; filter: BoardFilter; layout: BoardLayout }>({
      query: ({ workflow, filter, layout }) => at(`/boards/${workflow}`, { ...filter, ...layout }),
      transformResponse: data<Board>,
      providesTags: ['WorkboardBoard'],
    }),
    boardWindow: build.query<BoardWindow, WindowPlace & { filter: BoardFilter; layout: BoardLayout; after: string }>({
      query: ({ workflow, stage, lane, filter, layout, after }) =>
        at(`/boards/${workflow}/columns/${stage}`, { ...filter, ...layout, lane: lane ?? undefined, after }),
      // Kept for a while (RTK's minute): several columns ask at once, and what nobody is subscribed to any more must still be answered.
      transformResponse: data<BoardWindow>,
    }),
    boardList: build.query<BoardList, { workflow: string; filter: BoardFilter; layout: BoardLayout }>({
      query: ({ workflow, filter, layout: { sort } }) => at(`/boards/${workflow}/list`, { ...filter, sort }),
      transformResponse: data<BoardList>,
      keepUnusedDataFor: 0,
    }),
    placeCard: build.mutation<null, { card: number } & PlaceRequest>({
      query: ({ card, ...body }) => ({ url: `/workboard/cards/${card}/place`, method: 'PUT', data: body }),
      transformResponse: data<null>,
    }),
    boardViews: build.query<BoardView[], string>({
      query: (workflow) => at(`/boards/${workflow}/views`),
      transformResponse: data<BoardView[]>,
      providesTags: ['WorkboardView', 'WorkboardMembership'],
    }),
    registerViews: build.query<SavedRegister[], { workflow: string; register: string }>({
      query: ({ workflow, register }) => at(`/registers/${workflow}/${register}/views`),
      transformResponse: data<SavedRegister[]>,
      providesTags: ['WorkboardView', 'WorkboardMembership'],
    }),
    saveView: build.mutation<SavedView, { place: ViewPlace; id: number | null; body: SaveViewRequest | SaveRegisterRequest }>({
      query: ({ place: { workflow, register }, id, body }) => {
        const views = register === undefined ? `/boards/${workflow}/views` : `/registers/${workflow}/${register}/views`;
        if (id === null) return { url: `/workboard${views}`, method: 'POST', data: body };
        return { url: register === undefined ? `/workboard/views/${id}` : `/workboard${views}/${id}`, method: 'PUT', data: body };
      },
      transformResponse: data<SavedView>,
      invalidatesTags: (_answer, error) => (error ? [] : ['WorkboardView']),
    }),
    deleteView: build.mutation<null, number>({
      query: (id) => ({ url: `/workboard/views/${id}`, method: 'DELETE' }),
      transformResponse: data<null>,
      invalidatesTags: (_answer, error) => (error ? [] : ['WorkboardView']),
    }),
    boardChanges: build.query<BoardChanges, { workflow: string; since: number }>({
      query: ({ workflow, since }) => at(`/boards/${workflow}/changes`, { since: String(since) }),
      transformResponse: data<BoardChanges>,
      keepUnusedDataFor: 0,
    }),

    card: build.query<CardDetail, number>({
      query: (id) => at(`/cards/${id}`),
      transformResponse: data<CardDetail>,
      providesTags: (_result, _error, id) => [{ type: 'WorkboardCard', id }],
    }),
    subjectCard: build.query<CardDetail | null, { uid: string; documentId: string }>({
      query: ({ uid, documentId }) => at(`/subjects/${uid}/${documentId}`),
      transformResponse: data<CardDetail | null>,
      // Saving the entry changes what its guards say: the content manager's own tag of the entry refreshes the panel.
      providesTags: (card, _error, { uid, documentId }) => [
        { type: 'Document', id: `${uid}_${documentId}` },
        ...(card ? [{ type: 'WorkboardCard' as const, id: card.id }] : []),
      ],
    }),
    // The revision stands in the key only: what proves a clause changes with every step.
    cardClauses: build.query<CardClauses, { card: number; revision: number }>({
      query: ({ card }) => at(`/cards/${card}/clauses`),
      transformResponse: data<CardClauses>,
      providesTags: (_result, _error, { card }) => [{ type: 'WorkboardCard', id: card }],
    }),
    permitted: build.query<Permitted, number>({
      query: (id) => at(`/cards/${id}/permitted`),
      transformResponse: data<Permitted>,
      keepUnusedDataFor: 0,
    }),
    form: build.query<FormAnswer, { key: string; card: number | null }>({
      query: ({ key, card }) => at(`/forms/${key}`, card === null ? {} : { card: String(card) }),
      transformResponse: data<FormAnswer>,
      keepUnusedDataFor: 0,
    }),

    openCard: build.mutation<FireAnswer, { workflow: string; event: string; under?: number } & FireRequest>({
      query: ({ workflow, ...body }) => ({ url: `/workboard/boards/${workflow}/cards`, method: 'POST', data: body }),
      transformResponse: data<FireAnswer>,
      invalidatesTags: (answer) => (answer ? ['WorkboardBoard', 'WorkboardToday', 'WorkboardReport', 'Document'] : []),
    }),
    fireEvent: build.mutation<FireAnswer, { card: number; event: string } & FireRequest>({
      query: ({ card, event, ...body }) => ({ url: `/workboard/cards/${card}/events/${event}`, method: 'POST', data: body }),
      transformResponse: data<FireAnswer>,
      // The document list of the content manager shows state too; it is refetched with the card.
      invalidatesTags: (answer, _error, { card }) => (answer ? changed(card) : []),
    }),
    assign: build.mutation<CardSummary, { card: number } & AssignRequest>({
      query: ({ card, ...body }) => ({ url: `/workboard/cards/${card}/assignee`, method: 'PUT', data: body }),
      transformResponse: data<CardSummary>,
      invalidatesTags: (answer, _error, { card }) => (answer ? changed(card) : []),
    }),

    today: build.query<Today, { show: 'mine' | 'unit' | 'standin' }>({
      query: ({ show }) => at('/today', show === 'unit' ? {} : { [show]: '1' }),
      transformResponse: data<Today>,
      providesTags: ['WorkboardToday'],
    }),
    registers: build.query<RegisterTab[], void>({
      query: () => at('/registers'),
      transformResponse: data<RegisterTab[]>,
      providesTags: ['WorkboardReport'],
    }),
    register: build.query<RegisterWindow, { workflow: string; register: string; params: Readonly<Record<string, string>> }>({
      query: ({ workflow, register, params }) => at(`/registers/${workflow}/${register}`, params),
      transformResponse: data<RegisterWindow>,
      providesTags: ['WorkboardReport'],
    }),
    clockReport: build.query<ClockReportRow[], { workflow: string; clock: string; from?: string; to?: string }>({
      query: (params) => at('/reports/clocks', params),
      transformResponse: data<ClockReportRow[]>,
      providesTags: ['WorkboardReport'],
    }),
  }),
});

export const {
  useMeQuery,
  useUnitsQuery,
  usePeopleQuery,
  useRolesQuery,
  useMemberUnitsQuery,
  useMembersQuery,
  useMembershipLogQuery,
  useGrantMembershipMutation,
  useChangeMembershipMutation,
  useEndMembershipMutation,
  useEntriesQuery,
  useSuggestionsMutation,
  useClausesQuery,
  useBoardsQuery,
  useBoardQuery,
  useBoardListQuery,
  useLazyBoardWindowQuery,
  usePlaceCardMutation,
  useBoardViewsQuery,
  useRegisterViewsQuery,
  useSaveViewMutation,
  useDeleteViewMutation,
  useLazyBoardChangesQuery,
  useCardQuery,
  useLazyCardQuery,
  useSubjectCardQuery,
  useLazyPermittedQuery,
  usePermittedQuery,
  useFormQuery,
  useLazyFormQuery,
  useOpenCardMutation,
  useFireEventMutation,
  useAssignMutation,
  useTodayQuery,
  useCardClausesQuery,
  useRegistersQuery,
  useRegisterQuery,
  useClockReportQuery,
} = workboardApi;

/** Where a view belongs: a board, or one of the registers of its workflow. */
export interface ViewPlace {
  workflow: string;
  register?: string;
}

interface WindowPlace {
  workflow: string;
  stage: string;
  /** Null on a board without lanes. */
  lane: string | null;
}

type Params = { readonly [name: string]: string | undefined };

/** A GET below /workboard; empty parameters are left out, because the server refuses parameters it does not know. */
function at(path: string, params: Params | BoardFilter = {}) {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return { url: `/workboard${path}`, method: 'GET' as const, config: { params: Object.fromEntries(given) } };
}

function data<T>(answer: { data: T }): T {
  return answer.data;
}

function changed(card: number) {
  return [
    'WorkboardBoard' as const,
    { type: 'WorkboardCard' as const, id: card },
    'WorkboardToday' as const,
    'WorkboardReport' as const,
    'Document' as const,
  ];
}
