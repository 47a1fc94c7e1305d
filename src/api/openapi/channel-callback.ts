import { object } from '../../public/openapi/collection-operations';
import { ref, type Schema } from '../../public/openapi/types';

const header = (name: string, description: string, pattern: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', pattern },
});

const TEXT: Schema = { type: 'string' };
const json = (schema: Schema) => ({ 'application/json': { schema } });
const TAKEN = object({ data: object({ taken: { type: 'boolean' } }) });
const refused = (description: string, body = TAKEN) => ({ description, content: json(body) });

/**
 * What a channel (portal, government-service network …) says back: when and where an entry appeared. The only operation that is not for everybody: the signature of
 * Standard Webhooks is the permission, with the secret that the channel's messages are signed with.
 */
export const CALLBACK_PATH = {
  '/channels/{key}/deliveries': {
    post: {
      operationId: 'confirmDelivery',
      summary: '渠道回执 / A channel says when and where an entry appeared',
      security: [{ webhookSignature: [] }],
      parameters: [
        {
          name: 'key',
          in: 'path',
          required: true,
          description: 'The channel, for example portal',
          schema: { ...TEXT, pattern: '^[a-z][a-z0-9_]{0,39}$' },
          example: 'portal',
        },
        header('webhook-id', 'Of this callback; said again under the same or another one it is taken once', '^.+$'),
        header('webhook-timestamp', 'Seconds since 1970, at most five minutes away from now', '^\\d+$'),
        header(
          'webhook-signature',
          'v1,<base64 of HMAC-SHA256 over id.timestamp.body>, or v1sm3,<the same with HMAC-SM3> where the channel is set to it; several are parted by a space',
          '^v1(sm3)?,',
        ),
      ],
      requestBody: { required: true, content: json(ref('DeliveryConfirmed')) },
      responses: {
        200: { description: 'Taken, now or before', content: json(object({ data: object({ taken: { type: 'boolean', const: true } }) })) },
        400: refused('Signed, but not understood, or of a time that cannot be; or no JSON at all', { anyOf: [TAKEN, ref('Error')] }),
        401: refused('Not signed with a secret of this channel within five minutes; a channel that is not there answers alike'),
        404: refused('No message of this number was sent to the channel'),
        413: refused('Longer than 4096 bytes'),
      },
    },
  },
} as const;

export const CALLBACK_SCHEMA: Schema = object({
  type: { type: 'string', const: 'delivery.confirmed' },
  data: {
    type: 'object',
    required: ['id', 'publishedAt'],
    properties: {
      id: { ...TEXT, pattern: '^msg_[a-z][a-z0-9_]*_\\d{1,12}$', description: 'webhook-id of the message that is answered' },
      publishedAt: { ...TEXT, format: 'date-time', description: 'When the entry appeared on the channel' },
      url: { type: ['string', 'null'], format: 'uri', maxLength: 500, description: 'Where it is read' },
    },
  },
});

export const CALLBACK_SECURITY = {
  webhookSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description:
      'Standard Webhooks, https://www.standardwebhooks.com; the secret begins with whsec_. v1sm3 is an extension of this house: HMAC-SM3 with the same key over the same text',
  },
} as const;
