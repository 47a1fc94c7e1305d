/** What the office calls something that clauses call otherwise, in these clauses. */
export interface OfficeName {
  name: string;
  words: string[];
  clauses: string[];
}

/**
 * Names where the policies contradict themselves or never say what they mean (G-05, G-32 to G-35). A clause keeps its own words; beside them stands what the office
 * reads. Titles of roles, and the criteria of an event's grade, are data of the packs: `src/policies/roles.yaml`, `opinion-event/forms/grade-event.yaml`.
 */
const names: OfficeName[] = [
  // G-05: never defined.
  { name: '政务公开科', words: ['信息公开办'], clauses: ['R-FOI-12', 'R-DSP-06'] },
  // G-32: copied from elsewhere.
  { name: '中央驻浙媒体', words: ['中央驻疆媒体'], clauses: ['R-OPN-06a'] },
  // G-33: one body.
  { name: '政务舆情应对工作专班', words: ['领导小组'], clauses: ['R-OPN-02'] },
  // G-34: one office.
  { name: '政务舆情应对办公室', words: ['政务舆情处置办公室'], clauses: ['R-OPN-15', 'R-OPN-24'] },
  // G-35: one grade.
  { name: '一般政务舆情', words: ['一般舆情', '普通政务舆情'], clauses: ['R-OPN-05', 'R-OPN-17'] },
];

export default { list: names };
