type EnvReader = (key: string, fallback?: string) => string;

export default ({ env }: { env: EnvReader }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  // No survey, no advertisements, no links out of the house, no calls for a language model.
  flags: { nps: false, promoteEE: false, docLinks: false },
  ai: { enabled: false },
  // There is no preview site; left out, every entry would show “Set up preview”.
  preview: { enabled: false },
});
