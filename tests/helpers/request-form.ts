import type { Answers } from '../../plugins/workboard/engine/form/types';

/** What an invented applicant says of themselves and asks for, at the counter. */
export const APPLICATION: Answers = {
  matter: 'disclosure',
  respondent: 'district_government_office',
  applicantKind: 'naturalPerson',
  applicantName: '测试申请人',
  identityKind: 'other',
  identityNumber: 'T-0001',
  phone: '0576-00000000',
  summary: '农村公路养护资金安排',
  request: '2025年农村公路养护资金安排文件',
  provision: 'electronic',
  delivery: 'portal',
  channel: 'on_site',
};
