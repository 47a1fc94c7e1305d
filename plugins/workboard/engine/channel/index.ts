export { answersOfDelivery, attributesRead, isTold, type DeliveryContext } from './answers-of';
export { buildChannels, channels } from './channel-schema';
export { checkChannels } from './check-channels';
export { channelsOf, toldOf } from './told-of';
export type { ChannelRule, ChannelVerb, Delivery } from './types';
