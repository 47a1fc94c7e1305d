type EnvReader = (key: string, fallback?: string) => string;

/**
 * What the guide to open government (政府信息公开指南, 条例第十二条) says beside the office's units: who handles it, where, when and how. The office enters its own; what stands here is
 * plainly a placeholder.
 */
export default ({ env }: { env: EnvReader }) => ({
  /** Code of the unit that handles disclosure (政府信息公开工作机构). */
  unit: env('GUIDE_UNIT', 'office'),
  address: env('GUIDE_ADDRESS', '（请填写办公地址）'),
  postcode: env('GUIDE_POSTCODE', ''),
  phone: env('GUIDE_PHONE', '（请填写联系电话）'),
  fax: env('GUIDE_FAX', ''),
  email: env('GUIDE_EMAIL', ''),
  hours: env('GUIDE_HOURS', '工作日 9:00—12:00，14:00—17:00'),
});
