import { demoPeople } from '@cornerstone/runtime/demo-people';

/** Read when the banner is due; see open-house.ts. */
export const people = demoPeople();
