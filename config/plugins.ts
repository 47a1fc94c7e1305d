type EnvReader = {
  (key: string, fallback?: string): string;
  bool(key: string, fallback?: boolean): boolean;
  int(key: string, fallback?: number): number;
  array(key: string, fallback?: string[]): string[];
};

export default ({ env }: { env: EnvReader }) => ({
  ...email(env),
  workboard: {
    enabled: true,
    resolve: './plugins/workboard',
    config: {
      // Which content type lists the units, and which of its attributes are key and title.
      // A section is a part of the organisation above it: of some roles each organisation has exactly one.
      units: {
        type: 'api::organisation.organisation',
        key: 'code',
        title: 'name',
        parts: { parent: 'parent', kind: 'kind', are: ['section'] },
      },
      hash: env('WORKBOARD_HASH', 'sha256'),
      // Instant with zone, for demonstrations and tests; ignored, loudly, in production.
      now: env('WORKBOARD_NOW', ''),
      // Whether this process works on jobs (reminders, messages); another one on the same database may do so alone.
      jobs: env('WORKBOARD_JOBS', 'on'),
      // LibreOffice makes the PDFs of notices; empty: looked for in the PATH, off: only DOCX.
      soffice: env('WORKBOARD_SOFFICE', ''),
      // Whether mail leaves the house: the provider below is there if SMTP_HOST is set.
      email: env('SMTP_HOST', '') === '' ? 'off' : 'on',
      // The office's own numbers, parted by commas: the sentinel lets them stand in texts that are published.
      officeNumbers: env('WORKBOARD_OFFICE_NUMBERS', '')
        .split(',')
        .filter((number) => number.trim() !== ''),
      // Public doors: the key of receipt codes and challenges, and rounds of one try of a proof of work.
      door: { key: env('DOOR_KEY', ''), proofCost: env.int('DOOR_PROOF_COST', 5000) },
      // Keys of personal data, id:base64 of 32 bytes, parted by commas: the first one encrypts, all of them decrypt.
      personalKeys: env.array('PERSONAL_DATA_KEYS', []),
      // The staff's chat group: a webhook, signed as Standard Webhooks say. Without an address the channel is off.
      chat: { url: env('WORKBOARD_CHAT_URL', ''), secret: env('WORKBOARD_CHAT_SECRET', ''), timeoutMs: 10_000 },
      // Where what is published goes. A channel without an address is told by hand, and ticked off in the admin.
      channels: {
        intranet: channel(env, 'INTRANET', { 'zh-Hans': '非涉密内网工作平台', en: 'Intranet platform' }),
        portal: channel(env, 'PORTAL', { 'zh-Hans': '区政府门户网站', en: 'District portal' }),
        service_network: channel(env, 'SERVICE_NETWORK', { 'zh-Hans': '政务服务网', en: 'Government service network' }),
      },
      // Channels on this machine, without TLS: for demonstrations and tests; refused in production.
      channelLoopback: env.bool('CHANNEL_LOOPBACK', false),
      series: {
        indexNumber: { pattern: '{prefix}/{year}-{serial}', prefix: '12331003E96936103G', digits: 6 },
        docNumberGovernment: { pattern: '黄政发〔{year}〕{serial}号', digits: 0 },
        waiverSlip: { pattern: '黄政办不解读〔{year}〕{serial}号', digits: 0 },
        secrecyLetter: { pattern: '黄政办保征〔{year}〕{serial}号', digits: 0 },
        secrecyReview: { pattern: '黄政办保审〔{year}〕{serial}号', digits: 0 },
        secrecyIncident: { pattern: '黄政办密事〔{year}〕{serial}号', digits: 0 },
        secrecyReport: { pattern: '黄政办保报〔{year}〕{serial}号', digits: 0 },
        coProducerConsent: { pattern: '黄政办保同〔{year}〕{serial}号', digits: 0 },
        paperHandover: { pattern: '黄政办移送〔{year}〕{serial}号', digits: 0 },
        opinionEvent: { pattern: '黄舆〔{year}〕{serial}号', digits: 0 },
        opinionFlash: { pattern: '舆情快报〔{year}〕第{serial}期', digits: 0 },
        opinionWeekly: { pattern: '舆情周报〔{year}〕第{serial}期', digits: 0 },
        opinionBulletin: { pattern: '舆情通报〔{year}〕第{serial}期', digits: 0 },
        opinionUpward: { pattern: '黄政办舆报〔{year}〕{serial}号', digits: 0 },
        statementSlip: { pattern: '黄政办口径〔{year}〕{serial}号', digits: 0 },
        comment: { pattern: '黄征意〔{year}〕{serial}号', digits: 0 },
        foiCase: { pattern: '黄依申请〔{year}〕{serial}号', digits: 0 },
        foiReply: { pattern: '黄政办依复〔{year}〕{serial}号', digits: 0 },
        foiNotice: { pattern: '黄政办依告〔{year}〕{serial}号', digits: 0 },
        foiLetter: { pattern: '黄政办依征〔{year}〕{serial}号', digits: 0 },
        foiArchive: { pattern: '黄政办依档〔{year}〕{serial}号', digits: 0 },
        dispute: { pattern: '黄行争〔{year}〕{serial}号', digits: 0 },
        consultationNotice: { pattern: '黄征意〔{year}〕{serial}号', digits: 0 },
        consultationLetter: { pattern: '黄征函〔{year}〕{serial}号', digits: 0 },
        docNumberOffice: { pattern: '黄政办发〔{year}〕{serial}号', digits: 0 },
      },
    },
  },
});

/** A channel by its environment: CHANNEL_PORTAL_URL, …_HOSTS, …_SECRET (a second one while it is being changed), …_SCHEMES, …_TYPES, …_RANGES. */
function channel(env: EnvReader, name: string, title: { 'zh-Hans': string; en: string }) {
  const of = (part: string) => `CHANNEL_${name}_${part}`;
  return {
    title,
    url: env(of('URL'), ''),
    // Said apart from the address: whoever can change the one does not choose where it may lead.
    hosts: env.array(of('HOSTS'), []),
    secrets: env.array(of('SECRET'), []),
    // v1 is HMAC-SHA256 (Standard Webhooks), v1sm3 HMAC-SM3; both: v1,v1sm3
    schemes: env.array(of('SCHEMES'), ['v1']),
    types: env.array(of('TYPES'), []),
    // Private ranges, for a platform that lies inside the house: 10.20.0.0/16
    ranges: env.array(of('RANGES'), []),
    timeoutMs: 15_000,
  };
}

/** Mail through the office's own server; without one there is no provider, and nothing is sent. */
function email(env: EnvReader) {
  const host = env('SMTP_HOST', '');
  if (host === '') return {};
  const user = env('SMTP_USER', '');
  return {
    email: {
      config: {
        provider: 'nodemailer',
        providerOptions: {
          host,
          port: Number(env('SMTP_PORT', '465')),
          secure: env.bool('SMTP_SECURE', true),
          ...(user === '' ? {} : { auth: { user, pass: env('SMTP_PASSWORD', '') } }),
        },
        settings: { defaultFrom: env('MAIL_FROM', user), defaultReplyTo: env('MAIL_REPLY_TO', env('MAIL_FROM', user)) },
      },
    },
  };
}
