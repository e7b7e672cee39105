import { badInput, type Rejection } from '@cornerstone/kernel/rejection';

export const LARGEST_PAGE = 100;
export const USUAL_PAGE = 20;

/** How many items a page is to have; the gateway and every service refuse the same. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? USUAL_PAGE;
  if (!Number.isInteger(size) || size < 0 || size > LARGEST_PAGE) throw outOfRange(size);
  return size;
}

const outOfRange = (first: number): Rejection => badInput('page.first-out-of-range', { en: `first is between 0 and ${LARGEST_PAGE}.`, zh: `first 应在 0 到 ${LARGEST_PAGE} 之间。` }, { first });
