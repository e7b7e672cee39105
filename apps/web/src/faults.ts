/** What a service refused or could not answer. The rest of the answer still holds. */
export interface Fault {
  code: string;
  message: string;
  path: string[];
  service?: string;
  rule?: string;
  traceId?: string;
}

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});
const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

export function faultFrom(error: unknown): Fault {
  const { message, path, extensions } = record(error);
  const { code, service, rule, traceId } = record(extensions);
  return {
    code: text(code) ?? 'INTERNAL', message: text(message) ?? '', path: Array.isArray(path) ? path.map(String) : [],
    service: text(service), rule: text(rule), traceId: text(traceId),
  };
}

export const isUnavailable = (fault: Fault): boolean => fault.code === 'UNAVAILABLE';

/** A field that needs a scope which this person has not. */
export const isNotForYou = (fault: Fault): boolean => fault.rule === 'access.not-for-you';

export const isNotFound = (fault: Fault): boolean => fault.rule === 'access.not-found';

/** The services that did not answer, each once; '' where the gateway did not say which. */
export function silentServices(faults: Fault[]): string[] {
  return [...new Set(faults.filter(isUnavailable).map((fault) => fault.service ?? ''))];
}

/** The fault because of which a field below the root is missing. */
export function faultAt(faults: Fault[], field: string): Fault | undefined {
  return faults.find((fault) => fault.path.includes(field));
}
