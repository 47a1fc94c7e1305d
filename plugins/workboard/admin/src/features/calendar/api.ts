/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type {
  AppliedCalendar,
  CalendarChangeRequest,
  CalendarPreview,
  CalendarVersionChanges,
  CalendarVersionView,
  CalendarYear,
} from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

/** A new calendar moves due days everywhere. */
const ALL_DATES = ['WorkboardCalendar', 'WorkboardBoard', 'WorkboardCard', 'WorkboardToday', 'WorkboardReport'] as const;

const calendarApi = workboardApi.enhanceEndpoints({ addTagTypes: ['WorkboardCalendar'] }).injectEndpoints({
  endpoints: (build) => ({
    calendarYear: build.query<CalendarYear, number | null>({
      query: (year) => ({ url: '/workboard/calendar', method: 'GET', config: { params: year === null ? {} : { year: String(year) } } }),
      transformResponse: (answer: { data: CalendarYear }) => answer.data,
      providesTags: ['WorkboardCalendar'],
    }),
    calendarVersions: build.query<CalendarVersionView[], void>({
      query: () => ({ url: '/workboard/calendar/versions', method: 'GET' }),
      transformResponse: (answer: { data: CalendarVersionView[] }) => answer.data,
      providesTags: ['WorkboardCalendar'],
    }),
    calendarChanges: build.query<CalendarVersionChanges, number>({
      query: (version) => ({ url: `/workboard/calendar/versions/${version}/changes`, method: 'GET' }),
      transformResponse: (answer: { data: CalendarVersionChanges }) => answer.data,
    }),
    previewCalendar: build.mutation<CalendarPreview, CalendarChangeRequest>({
      query: (body) => ({ url: '/workboard/calendar/preview', method: 'POST', data: body }),
      transformResponse: (answer: { data: CalendarPreview }) => answer.data,
      // Whoever is told that somebody else was faster sees that version at once.
      invalidatesTags: (_answer, error) => (error ? ['WorkboardCalendar'] : []),
    }),
    applyCalendar: build.mutation<AppliedCalendar, CalendarChangeRequest>({
      query: (body) => ({ url: '/workboard/calendar/apply', method: 'POST', data: body }),
      transformResponse: (answer: { data: AppliedCalendar }) => answer.data,
      invalidatesTags: (_answer, error) => (error ? ['WorkboardCalendar'] : ALL_DATES),
    }),
  }),
});

export const {
  useCalendarYearQuery,
  useCalendarVersionsQuery,
  useCalendarChangesQuery,
  usePreviewCalendarMutation,
  useApplyCalendarMutation,
} = calendarApi;
