type EnvReader = { (key: string, fallback?: string): string; bool(key: string, fallback?: boolean): boolean };

export default ({ env }: { env: EnvReader }) => ({
  ...email(env),
  workboard: {
    enabled: true,
    resolve: './plugins/workboard',
    config: {
      // Which content type lists the units, and which of its attributes are key and title.
      units: { type: 'api::organisation.organisation', key: 'code', title: 'name' },
      hash: env('WORKBOARD_HASH', 'sha256'),
      // Instant with zone, for demonstrations and tests; ignored, loudly, in production.
      now: env('WORKBOARD_NOW', ''),
      // Whether this process works on jobs (reminders, messages); another one on the same database may do so alone.
      jobs: env('WORKBOARD_JOBS', 'on'),
      // LibreOffice makes the PDFs of notices; empty: looked for in the PATH, off: only DOCX.
      soffice: env('WORKBOARD_SOFFICE', ''),
      // Whether mail leaves the house: the provider below is there if SMTP_HOST is set.
      email: env('SMTP_HOST', '') === '' ? 'off' : 'on',
      // The staff's chat group: a webhook, signed as Standard Webhooks say. Without an address the channel is off.
      chat: { url: env('WORKBOARD_CHAT_URL', ''), secret: env('WORKBOARD_CHAT_SECRET', ''), timeoutMs: 10_000 },
      series: {
        indexNumber: { pattern: '{prefix}/{year}-{serial}', prefix: '12331003E96936103G', digits: 6 },
        docNumberGovernment: { pattern: '黄政发〔{year}〕{serial}号', digits: 0 },
        waiverSlip: { pattern: '黄政办不解读〔{year}〕{serial}号', digits: 0 },
        secrecyLetter: { pattern: '黄政办保征〔{year}〕{serial}号', digits: 0 },
        paperHandover: { pattern: '黄政办移送〔{year}〕{serial}号', digits: 0 },
        docNumberOffice: { pattern: '黄政办发〔{year}〕{serial}号', digits: 0 },
      },
    },
  },
});

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
