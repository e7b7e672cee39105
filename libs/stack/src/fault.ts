/** What a person must put right before the house can run here, said in one sentence with its remedy. Anything else thrown is a bug. */
export class StackFault extends Error {
  override readonly name = 'StackFault';

  constructor(english: string, chinese?: string, options?: ErrorOptions) {
    super(chinese === undefined ? english : `${english} ${chinese}`, options);
  }
}

// By shape and not by instanceof: under jest the system's errors come from another realm.
const field = (error: unknown, name: 'code' | 'message'): string | undefined => {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

export const errorCode = (error: unknown): string | undefined => field(error, 'code');
export const reasonOf = (error: unknown): string => field(error, 'message') || errorCode(error) || String(error);
