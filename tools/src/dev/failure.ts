const OURS = /\/(?:apps|libs|tools)\/[^)\n]*:\d+:\d+/;

/** Why a start failed, with file and line: what esbuild says of a broken file, or the fault and where of ours it came from. */
export function whatFailed(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const place = fault.stack?.split('\n').find((line) => line.trim().startsWith('at ') && OURS.test(line) && !line.includes('/node_modules/'))?.trim();
  return OURS.test(fault.message) || !place ? fault.message : `${fault.name}: ${fault.message}\n${place}`;
}
