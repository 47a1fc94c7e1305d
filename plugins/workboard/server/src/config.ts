import { assertChannels, type ChannelConfig } from './features/channel/config';
import { readKeys } from './features/vault/keys';

/** Settings of the plugin, `config/plugins.ts` → `workboard.config`; README lists them. */
export default {
  default: {
    units: null,
    hash: 'sha256',
    now: '',
    jobs: 'on',
    email: 'off',
    chat: { url: '', secret: '', timeoutMs: 10_000 },
    // Where what is published goes; see features/channel/config.ts.
    channels: {},
    channelLoopback: false,
    series: {},
    soffice: '',
    officeNumbers: [],
    // Public doors: the key of their codes, and what a proof of work costs; see features/door.
    door: { key: '', proofCost: 5000 },
    // Keys of the vault of personal data, `id:base64`; the first one encrypts, all of them decrypt.
    personalKeys: [],
  },
  /** @throws Error with the cure, before anything starts */
  validator(config: Record<string, unknown>): void {
    const units = config.units as { type?: unknown; key?: unknown; title?: unknown } | null;
    if (!units || typeof units.type !== 'string' || typeof units.key !== 'string' || typeof units.title !== 'string') {
      throw new Error('workboard: config.units must say which content type lists the units: { type, key, title }');
    }
    if (config.hash !== 'sha256' && config.hash !== 'sm3') {
      throw new Error(`workboard: config.hash must be "sha256" or "sm3", not "${String(config.hash)}"`);
    }
    if (config.jobs !== 'on' && config.jobs !== 'off') {
      throw new Error(`workboard: config.jobs must be "on" or "off", not "${String(config.jobs)}"`);
    }
    const numbers = config.officeNumbers;
    if (!Array.isArray(numbers) || numbers.some((number) => typeof number !== 'string')) {
      throw new Error('workboard: config.officeNumbers must be a list of phone numbers, as text');
    }
    const door = config.door as { key: unknown; proofCost: unknown };
    if (typeof door.key !== 'string' || !Number.isInteger(door.proofCost) || Number(door.proofCost) < 1) {
      throw new Error('workboard: config.door needs a key (text, empty: no public door opens) and proofCost, a whole number above 0');
    }
    readKeys(config.personalKeys as string[]);
    if (typeof config.soffice !== 'string') throw new Error('workboard: config.soffice must be the path of LibreOffice, "" or "off"');
    const chat = config.chat as { url: string; secret: string };
    if (chat.url !== '' && (!/^https?:\/\//.test(chat.url) || chat.secret === '')) {
      throw new Error('workboard: config.chat needs an address that begins with https:// (or http://) and a secret to sign with');
    }
    assertChannels(config.channels as Record<string, ChannelConfig>, { loopback: config.channelLoopback === true });
    for (const [name, series] of Object.entries(config.series as Record<string, { pattern?: unknown; digits?: unknown }>)) {
      if (typeof series.pattern !== 'string' || !series.pattern.includes('{serial}') || typeof series.digits !== 'number') {
        throw new Error(`workboard: config.series.${name} needs a pattern with {serial}, and digits`);
      }
    }
  },
};
