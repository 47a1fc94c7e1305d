type EnvReader = { (key: string, fallback?: string): string; bool(key: string, fallback?: boolean): boolean };

export default ({ env }: { env: EnvReader }) => ({
  workboard: {
    enabled: true,
    resolve: './plugins/workboard',
    config: {
      // Which content type lists the units, and which of its attributes are key and title.
      units: { type: 'api::organisation.organisation', key: 'code', title: 'name' },
      hash: env('WORKBOARD_HASH', 'sha256'),
      // Instant with zone, for demonstrations and tests; ignored, loudly, in production.
      now: env('WORKBOARD_NOW', ''),
      series: {
        indexNumber: { pattern: '{prefix}/{year}-{serial}', prefix: '12331003E96936103G', digits: 6 },
        docNumberGovernment: { pattern: '黄政发〔{year}〕{serial}号', digits: 0 },
        docNumberOffice: { pattern: '黄政办发〔{year}〕{serial}号', digits: 0 },
      },
    },
  },
});
