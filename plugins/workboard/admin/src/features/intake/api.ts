/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type { Answers } from '../../../../engine/form/types';
import type { IntakeAnswer, IntakeDoor, RepeatsView } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

export interface TakeDownRequest {
  door: string;
  version: number;
  answers: Answers;
  /** The same request again is carried out once. */
  requestKey: string;
  files: readonly File[];
}

const data = <T>(answer: { data: T }): T => answer.data;

/** What is taken down for people outside. Nothing of a person, and no code, is kept longer than the page shows it. */
const intakeApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    intakeDoors: build.query<IntakeDoor[], void>({
      query: () => ({ url: '/workboard/doors' }),
      transformResponse: data<IntakeDoor[]>,
      providesTags: ['WorkboardMembership'],
    }),
    similar: build.mutation<RepeatsView, { door: string; answers: Answers }>({
      query: ({ door, answers }) => ({ url: `/workboard/doors/${door}/similar`, method: 'POST', data: { answers } }),
      transformResponse: data<RepeatsView>,
    }),
    takeDown: build.mutation<IntakeAnswer, TakeDownRequest>({
      query: ({ door, files, ...application }) => {
        const body = new FormData();
        body.append('application', JSON.stringify(application));
        for (const file of files) body.append('files', file);
        return { url: `/workboard/doors/${door}/intake`, method: 'POST', data: body };
      },
      transformResponse: data<IntakeAnswer>,
      invalidatesTags: (answer) => (answer ? ['WorkboardBoard', 'WorkboardToday'] : []),
    }),
  }),
});

export const { useIntakeDoorsQuery, useSimilarMutation, useTakeDownMutation } = intakeApi;
