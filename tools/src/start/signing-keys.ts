import { openSigningKeys } from '@cornerstone/runtime/signing-keys';

/** Loaded when its turn comes; see open-house.ts. */
export const signingKeysIn = (folder: string): Promise<string> => openSigningKeys(folder, Date.now());
