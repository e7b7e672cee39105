/** Chinese names of the words that figures are cut by; a list's own names stand as they are. */
const WORDS: Record<string, string> = {
  NATIONAL: '国家', PROVINCIAL: '省', CITY: '市', COUNTY: '县', APPROVAL: '审批', RATIFICATION: '核准', FILING: '备案',
  PROPOSED: '谋划', RESERVED: '储备', PREWORK: '前期', PLANNED_START: '拟开工', UNDER_CONSTRUCTION: '在建', COMPLETED: '竣工', COMMISSIONED: '投产', AT_CAPACITY: '达效', SUSPENDED: '停工', REMOVED: '调退', CANCELLED: '取消',
};

export const labelOfKey = (key: string | null, told: string | null): string => (key === null ? '未注明' : told ?? WORDS[key] ?? key);
