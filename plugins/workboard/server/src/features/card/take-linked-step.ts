import type { ResolvedEffect } from '../../../../engine/workflow/types';
import type { RefusalItem } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Refusal } from '../../platform/errors';
import type { LinkedSubject } from '../link/service';
import type { Step } from './step';

type TakeStep = Extract<ResolvedEffect, { do: 'takeStep' }>;

/**
 * Takes a step of a partner's card with this one, so that nobody does one thing twice: the partner's own event decides, with its own roles,
 * separation and guards, for the same person at the same moment.
 * @throws Refusal of the partner's event; it leads to the partner's card, and the whole step is undone
 */
export function takeLinkedStep(container: Container, step: Step, { event, form }: TakeStep): (partner: LinkedSubject) => Promise<void> {
  return async (partner) => {
    try {
      await container.cards.fire(partner.id, { event, form, actor: step.actor, at: step.at });
    } catch (error) {
      throw error instanceof Refusal ? ofPartner(container, error, partner) : error;
    }
  };
}

/** The partner's form is not the one on the screen: what is missing there is mended at its card. */
function ofPartner(container: Container, { message, details }: Refusal, partner: LinkedSubject): Refusal {
  const title = container.workflows.newest(partner.workflow).title;
  const cure: RefusalItem['cure'] = {
    in: 'linked',
    workflow: partner.workflow,
    label: { 'zh-Hans': `打开${title['zh-Hans']}`, en: `Open ${title.en}` },
    href: `/plugins/workboard/boards/${partner.workflow}?card=${partner.id}`,
  };
  return new Refusal(message, { ...details, fields: [], unmet: details.unmet.map((item) => ({ ...item, cure })) });
}
