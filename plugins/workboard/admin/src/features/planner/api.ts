/* eslint-disable @typescript-eslint/no-invalid-void-type -- RTK Query's way of saying that an endpoint takes no argument */
import type { BackwardPlan, ForwardPlan, PlannerWorkflow } from '../../../../shared/contract';
import { workboardApi } from '../../shared/api';

const plannerApi = workboardApi.injectEndpoints({
  endpoints: (build) => ({
    planner: build.query<PlannerWorkflow[], void>({
      query: () => ({ url: '/workboard/planner', method: 'GET' }),
      transformResponse: (answer: { data: PlannerWorkflow[] }) => answer.data,
    }),
    planForward: build.query<ForwardPlan, { workflow: string; clock: string; start: string; time?: string; event?: string }>({
      query: (params) => ({ url: '/workboard/planner/forward', method: 'GET', config: { params } }),
      transformResponse: (answer: { data: ForwardPlan }) => answer.data,
    }),
    planBackward: build.query<BackwardPlan, { workflow: string; clock: string; end: string }>({
      query: (params) => ({ url: '/workboard/planner/backward', method: 'GET', config: { params } }),
      transformResponse: (answer: { data: BackwardPlan }) => answer.data,
    }),
  }),
});

export const { usePlannerQuery, usePlanForwardQuery, usePlanBackwardQuery } = plannerApi;
