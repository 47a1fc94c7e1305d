import type { EventKey, WorkflowDefinition } from '../workflow/types';
import { CHANNEL_VERBS, type ChannelRule, type ChannelVerb } from './types';

/** Rules of a workflow; none in versions that were stored before there were channels. */
export function channelsOf({ channels }: Pick<WorkflowDefinition, 'channels'>): readonly ChannelRule[] {
  return channels ?? [];
}

/** Which channels a step is told to, and as what. */
export function toldOf(workflow: WorkflowDefinition, event: EventKey): { rule: ChannelRule; verb: ChannelVerb }[] {
  return channelsOf(workflow).flatMap((rule) => {
    const verb = CHANNEL_VERBS.find((one) => rule.told[one].includes(event));
    return verb === undefined ? [] : [{ rule, verb }];
  });
}
