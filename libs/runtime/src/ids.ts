import { v7 } from 'uuid';

/** Prefixed UUIDv7: `prj_…`, `apv_…`, `iss_…`; the same text in URL, event and file. */
export const newId = (prefix: string): string => `${prefix}_${v7()}`;
