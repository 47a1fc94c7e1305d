import type { Container } from '../../platform/container';
import { chatConfig } from './channels';

const SHORTEST = 4;

/** A text of somebody else's (an error of a server) without what opens the channels: it may be stored, logged and shown. */
export function withoutSecrets(container: Container, text: string): string {
  const { url, secret } = chatConfig(container);
  const password = String(container.strapi.config.get('plugin::email.providerOptions.auth.pass', ''));
  return [url, secret, password].filter(({ length }) => length >= SHORTEST).reduce((kept, one) => kept.replaceAll(one, '•••'), text);
}
