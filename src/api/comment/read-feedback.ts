import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { refuseParameters } from '../../public/read-parameters';
import { CONSULTATION, publicDraft } from './public-draft';

/**
 * What became of the comments on a draft (R-CON-11c, T-19), from the day on which the whole feedback was published, and nothing of it before.
 * Reasons that are for the house alone are not among it.
 * @returns null for what is not public, or has no feedback yet. @throws QueryError
 */
export async function readFeedback(strapi: Core.Strapi, documentId: string, querystring: string): Promise<object | null> {
  refuseParameters(querystring);
  const draft = await publicDraft(strapi, documentId, ['feedback', 'feedbackPublishedOn']);
  if (!draft?.feedbackPublishedOn) return null;
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const comment = (await workboard.figures(CONSULTATION, documentId))?.comment ?? {};
  const { total = 0, adopted = 0, partlyAdopted = 0, notAdopted = 0, feedback = [] } = comment;
  return {
    data: {
      publishedOn: draft.feedbackPublishedOn,
      text: draft.feedback ?? null,
      comments: { total, adopted, partlyAdopted, notAdopted },
      results: feedback,
    },
  };
}
